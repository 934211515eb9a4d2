package dev.exesys.cli;

import dev.exesys.cli.aws.EngineClient;
import dev.exesys.cli.console.Console;
import dev.exesys.cli.console.ExitStatus;
import dev.exesys.cli.console.OrderTable;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows a run and its orders. */
@Command(name = "status", description = "Shows a run and its orders.")
final class StatusCommand implements Callable<Integer> {
  private final CommandContext session;

  @Parameters(paramLabel = "RUN_ID", description = "The run.")
  private String runId = "";

  @Option(names = "--json", description = "Write the run as one JSON object.")
  private boolean json;

  @Mixin private EngineOptions engine = new EngineOptions();

  StatusCommand(CommandContext session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    JsonNode run = new EngineClient(engine.require(session.environment())).run(runId);
    Console console = session.console();
    if (json) {
      console.json(run);
    } else {
      OrderTable.linesOf(run).forEach(console::line);
    }
    return ExitStatus.OK;
  }
}
