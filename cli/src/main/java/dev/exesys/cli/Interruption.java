package dev.exesys.cli;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Handles the interruption of this program (Ctrl-C, SIGTERM) during an action. */
final class Interruption {
  private Interruption() {}

  /**
   * Calls {@code action}. If the program is interrupted in the meantime, runs {@code handler}
   * before it exits, and ignores the result of the action.
   */
  static <T> T during(Supplier<T> action, Runnable handler) {
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread hook =
        new Thread(
            () -> {
              interrupted.set(true);
              handler.run();
            },
            "interruption");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      T result = action.get();
      awaitExitIf(interrupted.get());
      return result;
    } catch (RuntimeException e) {
      awaitExitIf(interrupted.get());
      throw e;
    } finally {
      remove(hook);
    }
  }

  /** Never returns once the program is interrupted: the handler writes the last messages. */
  static void awaitExitIf(boolean interrupted) {
    if (interrupted) {
      new Semaphore(0).acquireUninterruptibly();
    }
  }

  private static void remove(Thread hook) {
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program exits, and the hook runs.
      return;
    }
  }
}
