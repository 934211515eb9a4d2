package dev.exesys.cli;

import dev.exesys.cli.archive.RunReader;
import dev.exesys.cli.console.CommandException;
import dev.exesys.cli.console.ExitStatus;
import dev.exesys.core.contract.EventType;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the events of a run. */
@Command(
    name = "events",
    description = "Prints the events of a run, or of one of its orders.",
    footerHeading = "%nExamples:%n",
    footer = {"  exesys events @last --follow", "  exesys events 0b5e02bb --order deploy --json"})
final class EventsCommand implements Callable<Integer> {
  private static final int MAX_JOB_EVENTS = 500;

  private final CommandContext context;

  @Parameters(paramLabel = "RUN", description = RunFinder.DESCRIPTION)
  private String runName = "";

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
    try (RunReader run = new RunFinder(engine, context).find(runName)) {
      EventReader reader = new EventReader(run, order);
      EventPrinter printer = new EventPrinter(context.console(), json);
      boolean ended = printer.print(reader.unseen(), order);
      if (follow && reader.isEmpty()) {
        context.console().note("No events yet.");
      }
      while (follow && !ended) {
        PollInterval.pause();
        // Read before the events: no event of an order is written after the run has ended.
        boolean jobEnded = order != null && hasJobEnded(run);
        ended = printer.print(reader.unseen(), order) || jobEnded;
      }
      if (reader.isEmpty()) {
        throw notFound(run);
      }
    }
    return ExitStatus.OK;
  }

  private static boolean hasJobEnded(RunReader run) {
    return run.events(EventType.JOB, null, MAX_JOB_EVENTS).stream()
        .anyMatch(event -> event.eventType().equals(EventType.JOB_COMPLETED));
  }

  private CommandException notFound(RunReader run) {
    return order == null || run.events(null, null, 1).isEmpty()
        ? CommandException.serviceError("run " + run.runId() + " has no events yet")
        : CommandException.refused("run " + run.runId() + " has no order " + order);
  }
}
