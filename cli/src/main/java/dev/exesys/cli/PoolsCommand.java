package dev.exesys.cli;

import dev.exesys.cli.aws.EngineClient;
import dev.exesys.cli.console.Console;
import dev.exesys.cli.console.Durations;
import dev.exesys.cli.console.ExitStatus;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists the pools of workers. */
@Command(
    name = "pools",
    description =
        "Lists the pools of workers: what waits and since when, and the workers seen lately.",
    footerHeading = "%nExamples:%n",
    footer = {"  exesys pools", "  exesys pools --json"})
final class PoolsCommand implements Callable<Integer> {
  private final CommandContext context;

  @Mixin private EngineOptions engine = new EngineOptions();

  @Option(names = "--json", description = "Print one JSON object for each pool.")
  private boolean json;

  PoolsCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    JsonNode pools = new EngineClient(engine.require(context.environment())).pools().path("pools");
    Console console = context.console();
    if (pools.isEmpty() && !json) {
      console.note("This deployment has no pools.");
    }
    for (JsonNode pool : pools) {
      if (json) {
        console.line(pool.toString());
      } else {
        print(console, pool);
      }
    }
    return ExitStatus.OK;
  }

  private static void print(Console console, JsonNode pool) {
    String age =
        pool.has("waiting_seconds")
            ? " for up to "
                + Durations.text(Duration.ofSeconds(pool.path("waiting_seconds").asLong()))
            : "";
    console.line(
        "%s  %d waiting%s, %d running, %d slots"
            .formatted(
                pool.path("pool").asString(),
                pool.path("waiting").asInt(),
                age,
                pool.path("running").asInt(),
                pool.path("slots").asInt()));
    for (JsonNode worker : pool.path("workers")) {
      console.line(
          "  %s  %d of %d slots run, seen at %s"
              .formatted(
                  worker.path("name").asString(),
                  worker.path("running").asInt(),
                  worker.path("slots").asInt(),
                  worker.path("seen_at").asString()));
    }
  }
}
