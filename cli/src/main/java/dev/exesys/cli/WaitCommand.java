package dev.exesys.cli;

import dev.exesys.cli.connect.Connection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Follows a run that was submitted before. */
@Command(
    name = "wait",
    description = "Follows a run to its end, as `run` does, and exits with its job's status.",
    footerHeading = "%nExamples:%n",
    footer = {"  exesys wait @last", "  exesys wait 0b5e02bb --logs all"})
final class WaitCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "RUN", description = RunFinder.DESCRIPTION)
  private String runName = "";

  @Mixin private FollowOptions follow = new FollowOptions();

  @Mixin private EngineOptions engine = new EngineOptions();

  WaitCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Connection connection = engine.require(context.environment());
    FollowedRun run = new FollowedRun(context, connection, follow);
    run.started(new RunFinder(engine, context).id(runName));
    return Interruption.during(run::follow, run::leave);
  }
}
