package dev.exesys.cli;

import dev.exesys.cli.aws.Books;
import dev.exesys.cli.connect.Connection;
import dev.exesys.cli.console.ExitStatus;
import dev.exesys.core.books.EventBook;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the events of a job. */
@Command(name = "events", description = "Shows the events of a job, or of one of its orders.")
final class EventsCommand implements Callable<Integer> {
  private final Session session;

  @Parameters(paramLabel = "TRACE_ID", description = "The job's trace id.")
  private String traceId = "";

  @Option(names = "--order", paramLabel = "NAME", description = "Only this order's events.")
  private @Nullable String order;

  @Option(names = "--follow", description = "Go on until the job, or the order, is over.")
  private boolean follow;

  @Option(names = "--json", description = "Write each event as a JSON object on a line.")
  private boolean json;

  @Mixin private EngineOptions engine = new EngineOptions();

  EventsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Connection connection = engine.require(session.environment());
    try (Books books = new Books(connection)) {
      EventBook events = books.events();
      EventReader reader = new EventReader(events, traceId, order);
      EventPrinter printer = new EventPrinter(session.console(), json);
      boolean over = printer.print(reader.unseen(), order);
      while (follow && !over) {
        Pauses.pause();
        over = printer.print(reader.unseen(), order);
      }
    }
    return ExitStatus.OK;
  }
}
