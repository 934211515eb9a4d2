package dev.exesys.cli;

import dev.exesys.cli.aws.EngineClient;
import dev.exesys.cli.console.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Stops a run. */
@Command(
    name = "cancel",
    description = "Stops a run: running commands are interrupted, the done object is written.")
final class CancelCommand implements Callable<Integer> {
  private final CommandContext session;

  @Parameters(paramLabel = "RUN_ID", description = "The run.")
  private String runId = "";

  @Mixin private EngineOptions engine = new EngineOptions();

  CancelCommand(CommandContext session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    new EngineClient(engine.require(session.environment())).cancel(runId);
    session.console().note("asked run " + runId + " to stop");
    return ExitStatus.OK;
  }
}
