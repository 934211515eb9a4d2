package dev.exesys.cli;

import dev.exesys.cli.aws.DeploymentStores;
import dev.exesys.cli.connect.Connection;
import dev.exesys.cli.console.CommandFailed;
import dev.exesys.cli.console.ExitStatus;
import dev.exesys.core.contract.EventType;
import dev.exesys.core.store.EventStore;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the events of a job. */
@Command(name = "events", description = "Shows the events of a job, or of one of its orders.")
final class EventsCommand implements Callable<Integer> {
  private static final Pattern TRACE_ID = Pattern.compile("[0-9a-f]{8}");
  private static final int MOST_OF_JOB = 500;

  private final CommandContext session;

  @Parameters(paramLabel = "TRACE_ID", description = "The job's trace id.")
  private String traceId = "";

  @Option(names = "--order", paramLabel = "NAME", description = "Only this order's events.")
  private @Nullable String order;

  @Option(names = "--follow", description = "Go on until the job, or the order, is over.")
  private boolean follow;

  @Option(names = "--json", description = "Write each event as a JSON object on a line.")
  private boolean json;

  @Mixin private EngineOptions engine = new EngineOptions();

  EventsCommand(CommandContext session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    if (!TRACE_ID.matcher(traceId).matches()) {
      throw CommandFailed.refused(
          "not a trace id: " + traceId + "; `exesys status RUN_ID` shows the one of a run");
    }
    Connection connection = engine.require(session.environment());
    try (DeploymentStores stores = new DeploymentStores(connection)) {
      EventStore events = stores.events();
      EventReader reader = new EventReader(events, traceId, order);
      EventPrinter printer = new EventPrinter(session.console(), json);
      boolean over = printer.print(reader.unseen(), order);
      if (follow && reader.isEmpty()) {
        session.console().note("no events yet");
      }
      while (follow && !over) {
        PollInterval.pause();
        // Asked first: after the job's end nothing more is written of an order.
        boolean jobOver = order != null && isJobOver(events);
        over = printer.print(reader.unseen(), order) || jobOver;
      }
      if (reader.isEmpty()) {
        throw nothingFound(events);
      }
    }
    return ExitStatus.OK;
  }

  private boolean isJobOver(EventStore events) {
    return events.page(traceId, EventType.JOB, null, MOST_OF_JOB).stream()
        .anyMatch(event -> event.eventType().equals(EventType.JOB_COMPLETED));
  }

  private CommandFailed nothingFound(EventStore events) {
    return order == null || events.page(traceId, null, null, 1).isEmpty()
        ? CommandFailed.service("there are no events of trace " + traceId)
        : CommandFailed.refused("trace " + traceId + " has no order " + order);
  }
}
