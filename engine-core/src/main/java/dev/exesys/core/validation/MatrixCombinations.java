package dev.exesys.core.validation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;

/** Expands the matrix of an order: one combination for each choice of a value from every list. */
final class MatrixCombinations {

  /** The maximum number of orders of a job, combinations included. */
  static final int MAX_ORDERS = 100_000;

  /** The prefix of the variables that contain the values. */
  static final String PREFIX = "MATRIX_";

  private MatrixCombinations() {}

  /**
   * One choice of values.
   *
   * @param suffix of the order's name: the values in brackets
   * @param variables the values by variable, in the order of the matrix
   */
  record Combination(String suffix, SequencedMap<String, String> variables) {}

  /** Returns the number of combinations; 1 for an order without a matrix that can be expanded. */
  static long count(FieldsView order) {
    if (!isExpandable(order)) {
      return 1;
    }
    long count = 1;
    for (JsonNode values : order.node().path("matrix")) {
      count = Math.min(count * values.size(), MAX_ORDERS + 1L);
    }
    return count;
  }

  /** Returns whether the order has a name and a matrix of the right form. */
  static boolean isExpandable(FieldsView order) {
    JsonNode matrix = order.node().path("matrix");
    return matrix.isObject()
        && !matrix.isEmpty()
        && order.text("order_name").isPresent()
        && matrix.valueStream().allMatch(MatrixCombinations::isList);
  }

  private static boolean isList(JsonNode values) {
    return values.isArray()
        && !values.isEmpty()
        && values.valueStream().allMatch(JsonNode::isValueNode);
  }

  /** Returns the combinations; the last list varies fastest. */
  static List<Combination> of(FieldsView order) {
    List<List<String>> choices = List.of(List.of());
    for (JsonNode values : order.node().path("matrix")) {
      List<List<String>> longer = new ArrayList<>(choices.size() * values.size());
      for (List<String> chosen : choices) {
        for (JsonNode value : values) {
          List<String> next = new ArrayList<>(chosen);
          next.add(text(value));
          longer.add(next);
        }
      }
      choices = longer;
    }
    List<String> keys = new ArrayList<>(order.node().path("matrix").propertyNames());
    return choices.stream().map(values -> combination(keys, values)).toList();
  }

  private static Combination combination(List<String> keys, List<String> values) {
    SequencedMap<String, String> variables = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      variables.put(variable(keys.get(i)), values.get(i));
    }
    return new Combination("[" + String.join(",", values) + "]", variables);
  }

  /** Returns the variable of a key. */
  static String variable(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
  }

  /** Returns the text of a string, a number or a boolean. */
  static String text(JsonNode value) {
    return value.isString() ? value.stringValue() : value.toString();
  }

  /** Returns the names of the combinations by the name of their order. */
  static Map<String, List<String>> groups(List<OrderView> orders) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (OrderView order : orders) {
      if (!order.matrix().isEmpty()) {
        groups.computeIfAbsent(order.group(), name -> new ArrayList<>()).add(order.name());
      }
    }
    return groups;
  }
}
