package dev.exesys.cli;

import dev.exesys.cli.console.Console;
import java.util.function.Supplier;

/** Prints, when the user interrupts this program, that the run it follows continues. */
final class DetachNotice {
  private DetachNotice() {}

  /** Calls {@code action}, and prints the notice if the program is interrupted in the meantime. */
  static <T> T during(Supplier<T> action, Console console, String runId) {
    Thread hook =
        new Thread(
            () ->
                console.note(
                    "Interrupted. Run "
                        + runId
                        + " continues; `exesys cancel "
                        + runId
                        + "` cancels it."),
            "detach-notice");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return action.get();
    } finally {
      remove(hook);
    }
  }

  private static void remove(Thread hook) {
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is shutting down already, so the notice is printed.
      return;
    }
  }
}
