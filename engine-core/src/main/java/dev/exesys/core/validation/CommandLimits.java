package dev.exesys.core.validation;

import java.nio.charset.StandardCharsets;

/** Each command is one argument of bash: Linux allows 128 KiB for one, and no NUL character. */
final class CommandLimits implements ValidationRule {

  private static final int MOST_BYTES = 131_071;

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    for (OrderView order : job.orders()) {
      order.fields().texts("cmds").forEach(command -> check(command, problems));
    }
  }

  private static void check(FieldsView.Element element, DiagnosticCollector problems) {
    String command = element.value();
    if (!command.isEmpty() && command.isBlank()) {
      problems.error("empty", element.pointer(), "is a command without a word: remove it");
    }
    if (command.indexOf('\0') >= 0) {
      problems.error("bad_command", element.pointer(), "may not contain a NUL character");
    }
    if (command.length() > MOST_BYTES / 3
        && command.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      problems.error(
          "too_long",
          element.pointer(),
          "may have at most 128 KiB: put it into a file of the repository");
    }
  }
}
