package dev.exesys.cli;

import dev.exesys.cli.aws.DeploymentOperations;
import dev.exesys.cli.aws.EngineClient;
import dev.exesys.cli.connect.Connection;
import dev.exesys.cli.console.CommandException;
import dev.exesys.cli.console.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Redrives the failed execution of a run. */
@Command(
    name = "redrive",
    description = "Redrives the failed execution of a run, which runs again what failed.",
    footerHeading = "%nExamples:%n",
    footer = {"  exesys admin redrive @last"})
final class AdminRedriveCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "RUN", description = RunFinder.DESCRIPTION)
  private String runName = "";

  @Mixin private EngineOptions engine = new EngineOptions();

  AdminRedriveCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    String runId = new RunFinder(engine, context).id(runName);
    Connection connection = engine.require(context.environment());
    String execution = new EngineClient(connection).run(runId).path("execution_arn").asString("");
    if (execution.isEmpty()) {
      throw CommandException.refused("run " + runId + " has no execution: submit the job again");
    }
    try (DeploymentOperations deployment = new DeploymentOperations(connection)) {
      deployment.redrive(execution);
    }
    context.console().note("Redrove the execution of run " + runId + ".");
    return ExitStatus.OK;
  }
}
