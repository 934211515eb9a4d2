package dev.exesys.core.validation;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Requires that an order with a matrix has a name, that its values can be part of order names, and
 * that the job is not too large when its matrices are expanded.
 */
final class MatrixValuesAllowed implements ValidationRule {
  private static final int MAX_LENGTH = 100;

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    long total = 0;
    for (FieldsView order : job.sources()) {
      total += MatrixCombinations.count(order);
      JsonNode matrix = order.node().path("matrix");
      if (matrix.isObject() && !matrix.isEmpty()) {
        check(order, matrix, problems);
      }
    }
    if (total > MatrixCombinations.MAX_ORDERS) {
      problems.error(
          "too_many_orders",
          "/orders",
          "the matrices expand to more than "
              + MatrixCombinations.MAX_ORDERS
              + " orders: remove values, or split the job");
    }
  }

  private static void check(FieldsView order, JsonNode matrix, DiagnosticCollector problems) {
    if (order.text("order_name").isEmpty()) {
      problems.error(
          "missing_field",
          order.at("order_name"),
          "an order with a matrix requires a name: add it");
    }
    Set<String> variables = new HashSet<>();
    for (Map.Entry<String, JsonNode> list : matrix.properties()) {
      String at = Pointer.of(order.at("matrix"), list.getKey());
      if (!variables.add(MatrixCombinations.variable(list.getKey()))) {
        problems.error(
            "duplicate_variable",
            at,
            "another key has the same variable "
                + MatrixCombinations.variable(list.getKey())
                + ": rename one of them");
      }
      Set<String> values = new HashSet<>();
      for (int i = 0; list.getValue().isArray() && i < list.getValue().size(); i++) {
        check(list.getValue().get(i), Pointer.of(at, i), values, problems);
      }
    }
  }

  private static void check(
      JsonNode node, String at, Set<String> values, DiagnosticCollector problems) {
    if (!node.isValueNode() || node.isNull()) {
      // The schema reports it.
      return;
    }
    String value = MatrixCombinations.text(node);
    if (!values.add(value)) {
      problems.error("duplicate_value", at, "\"" + value + "\" is in the list before: remove it");
    } else if (value.isEmpty() || value.length() > MAX_LENGTH) {
      problems.error(
          "bad_value", at, "must have 1 to " + MAX_LENGTH + " characters, as part of order names");
    } else if (value.chars().anyMatch(c -> ",[]:".indexOf(c) >= 0 || Character.isISOControl(c))) {
      problems.error(
          "bad_value",
          at,
          "contains a comma, bracket, colon or control character, which order names with the values"
              + " of a matrix must not: remove it");
    }
  }
}
