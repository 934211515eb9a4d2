package dev.exesys.cli;

import dev.exesys.cli.aws.DeploymentOperations;
import dev.exesys.cli.aws.DoneObjects;
import dev.exesys.cli.aws.EngineClient;
import dev.exesys.cli.connect.Connection;
import dev.exesys.cli.console.ExitStatus;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Ends a run that does not end by itself. */
@Command(
    name = "finish",
    description =
        "Ends a run: stops its execution if it runs, reconciles, and waits for the done object.",
    footerHeading = "%nExamples:%n",
    footer = {"  exesys admin finish 0b5e02bb"})
final class AdminFinishCommand implements Callable<Integer> {
  private static final Set<String> OPEN = Set.of("starting", "waiting", "running");

  private final CommandContext context;

  @Parameters(paramLabel = "RUN", description = RunFinder.DESCRIPTION)
  private String runName = "";

  @Mixin private EngineOptions engine = new EngineOptions();

  AdminFinishCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    String runId = new RunFinder(engine, context).id(runName);
    Connection connection = engine.require(context.environment());
    EngineClient client = new EngineClient(connection);
    JsonNode run = client.run(runId);
    if (OPEN.contains(run.path("status").asString())) {
      client.cancel(runId);
    }
    try (DeploymentOperations deployment = new DeploymentOperations(connection)) {
      context.console().note("The reconciler answered " + deployment.reconcile());
    }
    JsonNode done = new DoneObjects(connection).await(run.path("done_endpt").asString());
    context.console().line(done.toString());
    return ExitStatus.OK;
  }
}
