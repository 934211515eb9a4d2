package dev.exesys.cli;

import dev.exesys.cli.aws.EngineClient;
import dev.exesys.cli.console.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Cancels a run. */
@Command(
    name = "cancel",
    description = "Cancels a run: interrupts running commands and writes the done object.",
    footerHeading = "%nExamples:%n",
    footer = {"  exesys cancel @last", "  exesys cancel 0b5e02bb"})
final class CancelCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "RUN", description = RunFinder.DESCRIPTION)
  private String runName = "";

  @Mixin private EngineOptions engine = new EngineOptions();

  CancelCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    String runId = new RunFinder(engine, context).id(runName);
    new EngineClient(engine.require(context.environment())).cancel(runId);
    context
        .console()
        .note(
            "Requested cancellation of run "
                + runId
                + ". `exesys status "
                + runId
                + "` shows its state.");
    return ExitStatus.OK;
  }
}
