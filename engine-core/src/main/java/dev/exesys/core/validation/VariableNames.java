package dev.exesys.core.validation;

import dev.exesys.core.contract.EngineVariables;
import dev.exesys.core.contract.SecretReference;
import java.nio.charset.StandardCharsets;

/**
 * Requires that variables have names that a shell accepts and the engine does not reserve, and
 * values that a process can receive.
 */
final class VariableNames implements ValidationRule {

  private static final int MAX_BYTES = 131_000;

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
          "bad_variable_name",
          at,
          "is not a variable name: use letters, digits and '_', and do not start with a digit");
    } else if (EngineVariables.isReserved(name)) {
      reserved(at, name, problems);
    }
    if (value.indexOf('\0') >= 0) {
      problems.error(
          "bad_variable_value",
          at,
          "value contains a NUL character, which a variable cannot hold: remove it");
    }
    if (value.length() > MAX_BYTES / 3
        && value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      problems.error(
          "too_long", at, "value is longer than 128 KiB: store it in a file of the repository");
    }
  }

  /** Requires that the variable of an entry {@code NAME=/path} is not reserved. */
  static void checkReserved(String at, SecretReference entry, DiagnosticCollector problems) {
    entry
        .variable()
        .filter(EngineVariables::isReserved)
        .ifPresent(name -> reserved(at, name, problems));
  }

  private static void reserved(String at, String name, DiagnosticCollector problems) {
    problems.error(
        "reserved_variable", at, name + " is reserved for the engine: choose another name");
  }
}
