package dev.exesys.cli;

import dev.exesys.cli.console.Console;
import java.util.function.Supplier;

/** Tells who interrupts this program that the run it looks at is the engine's and goes on. */
final class DetachNotice {
  private DetachNotice() {}

  /** Does something, and tells if the program is interrupted meanwhile. */
  static <T> T during(Supplier<T> what, Console console, String runId) {
    Thread atExit =
        new Thread(
            () ->
                console.note(
                    "interrupted; the run goes on. `exesys cancel " + runId + "` stops it."),
            "goes-on");
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      return what.get();
    } finally {
      forget(atExit);
    }
  }

  private static void forget(Thread atExit) {
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The program is being interrupted, and what it was at is over by now.
      return;
    }
  }
}
