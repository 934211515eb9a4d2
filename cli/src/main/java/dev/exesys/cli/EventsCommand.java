package dev.exesys.cli;

import dev.exesys.cli.aws.DeploymentStores;
import dev.exesys.cli.connect.Connection;
import dev.exesys.cli.console.CommandException;
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

/** Prints the events of a run. */
@Command(name = "events", description = "Prints the events of a run, or of one of its orders.")
final class EventsCommand implements Callable<Integer> {
  private static final Pattern TRACE_ID = Pattern.compile("[0-9a-f]{8}");
  private static final int MAX_JOB_EVENTS = 500;

  private final CommandContext context;

  @Parameters(paramLabel = "TRACE_ID", description = "The run's trace id.")
  private String traceId = "";

  @Option(
      names = "--order",
      paramLabel = "NAME",
      description = "Print only the events of this order.")
  private @Nullable String order;

  @Option(
      names = "--follow",
      description = "Print new events until the run, or the order, has finished.")
  private boolean follow;

  @Option(names = "--json", description = "Print each event as a JSON object on one line.")
  private boolean json;

  @Mixin private EngineOptions engine = new EngineOptions();

  EventsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (!TRACE_ID.matcher(traceId).matches()) {
      throw CommandException.refused(
          "not a trace id: " + traceId + ". `exesys status RUN_ID` prints the trace id of a run");
    }
    Connection connection = engine.require(context.environment());
    try (DeploymentStores stores = new DeploymentStores(connection)) {
      EventStore events = stores.events();
      EventReader reader = new EventReader(events, traceId, order);
      EventPrinter printer = new EventPrinter(context.console(), json);
      boolean ended = printer.print(reader.unseen(), order);
      if (follow && reader.isEmpty()) {
        context.console().note("No events yet.");
      }
      while (follow && !ended) {
        PollInterval.pause();
        // Read before the events: no event of an order is written after the run has ended.
        boolean jobEnded = order != null && hasJobEnded(events);
        ended = printer.print(reader.unseen(), order) || jobEnded;
      }
      if (reader.isEmpty()) {
        throw notFound(events);
      }
    }
    return ExitStatus.OK;
  }

  private boolean hasJobEnded(EventStore events) {
    return events.page(traceId, EventType.JOB, null, MAX_JOB_EVENTS).stream()
        .anyMatch(event -> event.eventType().equals(EventType.JOB_COMPLETED));
  }

  private CommandException notFound(EventStore events) {
    return order == null || events.page(traceId, null, null, 1).isEmpty()
        ? CommandException.serviceError("no events found for trace " + traceId)
        : CommandException.refused("trace " + traceId + " has no order " + order);
  }
}
