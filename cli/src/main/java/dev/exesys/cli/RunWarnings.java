package dev.exesys.cli;

import dev.exesys.cli.archive.RunReader;
import dev.exesys.cli.console.CommandException;
import dev.exesys.cli.console.OrderKind;
import dev.exesys.cli.console.ProgressDisplay;
import dev.exesys.core.contract.EventType;
import dev.exesys.core.store.StoreException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Prints the warnings that the engine writes before the first order starts, for example about a
 * repository that does not exist.
 */
final class RunWarnings {
  private static final int MAX_EVENTS = 100;

  private final RunReader run;
  private final ProgressDisplay progress;
  private boolean printed;

  RunWarnings(RunReader run, ProgressDisplay progress) {
    this.run = run;
    this.progress = progress;
  }

  /** Prints the warnings once an order of a page, or the run, shows that they are written. */
  void update(JsonNode page) {
    boolean started =
        RunFollower.isFinal(page)
            || page.path("orders")
                .valueStream()
                .anyMatch(order -> OrderKind.of(order) != OrderKind.QUEUED);
    if (started && !printed) {
      printed = true;
      progress.print(read());
    }
  }

  private List<String> read() {
    try {
      return run.events(EventType.JOB, null, MAX_EVENTS).stream()
          .filter(event -> event.status().equals("warning"))
          .map(event -> "warning: " + event.data().path("message").asString(event.eventType()))
          .toList();
    } catch (CommandException | StoreException e) {
      // A caller without access to the events table can follow a run nevertheless.
      return List.of();
    }
  }
}
