package dev.exesys.cli;

import dev.exesys.cli.aws.DeploymentStores;
import dev.exesys.cli.aws.EngineClient;
import dev.exesys.cli.connect.Connection;
import dev.exesys.cli.console.CommandException;
import dev.exesys.cli.console.ExitStatus;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.OrderKey;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Prints an order's log. */
@Command(
    name = "logs",
    description = "Prints the output of an order's commands.",
    footer =
        "A command never waits for its log: output beyond 256 MiB that are not yet stored in S3 is left"
            + " out, and a line in the log says how much.")
final class LogsCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(index = "0", paramLabel = "RUN_ID", description = "The run's id.")
  private String runId = "";

  @Parameters(index = "1", paramLabel = "ORDER", description = "The order's name.")
  private String order = "";

  @Option(names = "--follow", description = "Print new output until the order has settled.")
  private boolean follow;

  @Mixin private EngineOptions engineOptions = new EngineOptions();

  LogsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Connection connection = engineOptions.require(context.environment());
    EngineClient engine = new EngineClient(connection);
    try (DeploymentStores stores = new DeploymentStores(connection)) {
      JsonNode found = find(engine.run(runId));
      OrderKey key = new OrderKey(runId, found.path("order_num").asString());
      LogReader log = new LogReader(stores.internal(), key);
      // The status is read before the log: no output is stored after an order has settled.
      while (follow && !hasSettled(found)) {
        log.copyUnseen(context.console().out());
        context.console().flush();
        PollInterval.pause();
        found = find(engine.run(runId));
      }
      log.copyUnseen(context.console().out());
      context.console().flush();
    }
    return ExitStatus.OK;
  }

  private static boolean hasSettled(JsonNode found) {
    return OrderStatus.fromWire(found.path("status").asString()).settled();
  }

  private JsonNode find(JsonNode run) {
    for (JsonNode candidate : run.path("orders")) {
      if (candidate.path("order_name").asString().equals(order)) {
        return candidate;
      }
    }
    throw CommandException.refused("run " + runId + " has no order " + order);
  }
}
