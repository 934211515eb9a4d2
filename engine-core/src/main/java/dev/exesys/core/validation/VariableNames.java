package dev.exesys.core.validation;

import dev.exesys.core.contract.EngineVariables;
import java.nio.charset.StandardCharsets;

/**
 * Variables have names a shell can use and that are not the engine's, and values a process can be
 * given.
 */
final class VariableNames implements ValidationRule {

  private static final int MOST_BYTES = 131_000;

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    for (OrderView order : job.orders()) {
      order
          .fields()
          .textMembers("env_vars")
          .forEach((name, value) -> check(order.fields(), name, value, problems));
    }
  }

  private static void check(
      FieldsView order, String name, String value, DiagnosticCollector problems) {
    String at = Pointer.of(order.at("env_vars"), name);
    if (!EngineVariables.isValidName(name)) {
      problems.error(
          "bad_variable_name", at, "must be letters, digits and '_', and not start with a digit");
    } else if (EngineVariables.isReserved(name)) {
      problems.error("reserved_variable", at, name + " is set by the engine: choose another name");
    }
    if (value.indexOf('\0') >= 0) {
      problems.error("bad_variable_value", at, "may not contain a NUL character");
    }
    if (value.length() > MOST_BYTES / 3
        && value.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      problems.error(
          "too_long", at, "may have at most 128 KiB: put it into a file of the repository");
    }
  }
}
