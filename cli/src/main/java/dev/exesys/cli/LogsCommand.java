package dev.exesys.cli;

import dev.exesys.cli.archive.RunReader;
import dev.exesys.cli.console.CommandException;
import dev.exesys.cli.console.ExitStatus;
import dev.exesys.cli.console.OrderKind;
import dev.exesys.cli.console.RunSummary;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.OrderKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Prints an order's log. */
@Command(
    name = "logs",
    description = {
      "Prints the output of an order's commands.",
      "A command never waits for its log: output beyond 256 MiB that is not yet stored in S3 is left"
          + " out, and a line in the log contains the number of bytes."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  exesys logs @last --failed",
      "  exesys logs @last build --follow",
      "  exesys logs 0b5e02bb build"
    })
final class LogsCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(index = "0", paramLabel = "RUN", description = RunFinder.DESCRIPTION)
  private String runName = "";

  @Parameters(
      index = "1",
      paramLabel = "ORDER",
      arity = "0..1",
      description = "The order's name. Default: all orders that have a log.")
  private @Nullable String order;

  @Option(names = "--failed", description = "Print the logs of the orders that failed.")
  private boolean failed;

  @Option(names = "--follow", description = "Print new output until the order has settled.")
  private boolean follow;

  @Mixin private EngineOptions engineOptions = new EngineOptions();

  LogsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (RunReader reader = new RunFinder(engineOptions, context).find(runName)) {
      JsonNode run = reader.run();
      if (order != null) {
        print(reader, order);
        return ExitStatus.OK;
      }
      if (follow) {
        throw CommandException.refused("--follow requires the name of an order");
      }
      List<JsonNode> orders =
          failed ? new RunSummary(run).failures() : run.path("orders").valueStream().toList();
      for (JsonNode one : orders) {
        if (one.has("log")) {
          context.console().line("==> " + one.path("order_name").asString() + " <==");
          logOf(reader, one).copyUnseen(context.console().out());
          context.console().flush();
        }
      }
    }
    return ExitStatus.OK;
  }

  private void print(RunReader reader, String name) {
    JsonNode found = find(reader.run(), name);
    LogReader log = logOf(reader, found);
    // The status is read before the log: no output is stored after an order has settled.
    while (follow && !hasSettled(found)) {
      log.copyUnseen(context.console().out());
      context.console().flush();
      PollInterval.pause();
      found = find(reader.run(), name);
    }
    log.copyUnseen(context.console().out());
    context.console().flush();
    if (log.isEmpty()) {
      explain(found);
    }
  }

  /** Prints why an order has no log. */
  private void explain(JsonNode found) {
    OrderKind kind = OrderKind.of(found);
    String reason = found.path("reason").asString("");
    context
        .console()
        .note(
            "Order "
                + found.path("order_name").asString()
                + " has no log: it "
                + (found.has("started_at")
                    ? "is " + kind.word() + " and has written nothing"
                    : "did not run, and is " + kind.word())
                + (reason.isEmpty() ? "" : " (" + reason + ")")
                + ".");
  }

  private static LogReader logOf(RunReader reader, JsonNode found) {
    // The log of an order that was carried over belongs to the run in which the order ran.
    String runId = found.path("carried_over_from").asString(reader.runId());
    return new LogReader(
        reader.internal(), new OrderKey(runId, found.path("order_num").asString()));
  }

  private static boolean hasSettled(JsonNode found) {
    return OrderStatus.fromWire(found.path("status").asString()).settled();
  }

  private static JsonNode find(JsonNode run, String name) {
    List<String> names = new ArrayList<>();
    for (JsonNode candidate : run.path("orders")) {
      names.add(candidate.path("order_name").asString());
      if (names.getLast().equals(name)) {
        return candidate;
      }
    }
    throw CommandException.refused(
        "run "
            + run.path("run_id").asString()
            + " has no order "
            + name
            + ". Its orders: "
            + String.join(", ", names.subList(0, Math.min(20, names.size()))));
  }
}
