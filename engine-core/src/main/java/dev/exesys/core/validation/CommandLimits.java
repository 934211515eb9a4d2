package dev.exesys.core.validation;

import java.nio.charset.StandardCharsets;

/**
 * Requires that each command fits into one argument of bash: Linux allows 128 KiB and no NUL
 * character.
 */
final class CommandLimits implements ValidationRule {

  private static final int MAX_BYTES = 131_071;

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    for (OrderView order : job.orders()) {
      order.fields().texts("cmds").forEach(command -> check(command, problems));
    }
  }

  private static void check(FieldsView.Element element, DiagnosticCollector problems) {
    String command = element.value();
    if (!command.isEmpty() && command.isBlank()) {
      problems.error("empty", element.pointer(), "command is blank");
    }
    if (command.indexOf('\0') >= 0) {
      problems.error(
          "bad_command",
          element.pointer(),
          "command contains a NUL character, which a process cannot receive: remove it");
    }
    if (command.length() > MAX_BYTES / 3
        && command.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      problems.error(
          "too_long",
          element.pointer(),
          "command is longer than 128 KiB: move it to a script in the repository");
    }
  }
}
