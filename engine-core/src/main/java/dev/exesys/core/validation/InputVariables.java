package dev.exesys.core.validation;

import dev.exesys.core.contract.EngineVariables;
import dev.exesys.core.contract.OutputReference;

/**
 * Requires that inputs are variables that a command can receive and that the order does not set
 * otherwise, and that each of them has the form {@code order.output}.
 */
final class InputVariables implements ValidationRule {

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    for (OrderView order : job.orders()) {
      FieldsView fields = order.fields();
      fields
          .textMembers("inputs")
          .forEach((variable, reference) -> {
            String at = Pointer.of(fields.at("inputs"), variable);
            checkName(fields, variable, at, problems);
            if (OutputReference.parse(reference).isEmpty()) {
              problems.error(
                  "bad_reference",
                  at,
                  "does not have the form \"order.output\": write it as in \"network.vpc_id\"");
            }
          });
    }
  }

  private static void checkName(
      FieldsView order, String variable, String at, DiagnosticCollector problems) {
    if (!EngineVariables.isValidName(variable)) {
      problems.error(
          "bad_variable_name",
          at,
          "is not a variable name: use letters, digits and '_', and do not start with a digit");
    } else if (EngineVariables.isReserved(variable)) {
      problems.error(
          "reserved_variable", at, variable + " is reserved for the engine: choose another name");
    } else if (order.node().path("env_vars").has(variable)) {
      problems.error(
          "duplicate_variable", at, variable + " is also in \"env_vars\": remove one of them");
    }
  }
}
