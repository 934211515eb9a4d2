package dev.exesys.worker.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Sends signals that Java cannot send, with the shell's {@code kill}. */
final class Signals {
  private Signals() {}

  /** Sends a signal to processes, and ignores those that have ended. */
  static void send(String signal, Collection<Long> pids) {
    if (pids.isEmpty()) {
      return;
    }
    List<String> line =
        new ArrayList<>(List.of("bash", "-c", "for p; do kill -" + signal + " $p; done", "bash"));
    pids.forEach(pid -> line.add(pid.toString()));
    try {
      new ProcessBuilder(line)
          .redirectOutput(Redirect.DISCARD)
          .redirectError(Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new IllegalStateException("sending a signal failed: bash could not be started", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
