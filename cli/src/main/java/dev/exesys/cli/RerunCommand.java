package dev.exesys.cli;

import dev.exesys.cli.archive.RunArchives;
import dev.exesys.cli.aws.EngineClient;
import dev.exesys.cli.connect.Connection;
import dev.exesys.cli.console.ExitStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Runs a finished run again, and follows the new run. */
@Command(
    name = "rerun",
    description = {
      "Runs a finished run again as a new run, follows it and prints its done object.",
      "Orders that did not succeed run again, with the orders that depend on them, at the same"
          + " commit. The others are carried over with their outputs and artifacts."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  exesys rerun @last",
      "  exesys rerun 0b5e02bb --order plan-db apply-db",
      "  exesys rerun @last --detach && exesys wait @last",
    })
final class RerunCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "RUN", description = RunFinder.DESCRIPTION)
  private String runName = "";

  @Option(
      names = "--order",
      paramLabel = "NAME",
      arity = "1..*",
      description =
          "Run these orders again, with the orders that depend on them. Default: the orders that did"
              + " not succeed.")
  private List<String> orders = new ArrayList<>();

  @Option(
      names = "--detach",
      description = "Print the new run's id once the run has started, and do not follow it.")
  private boolean detach;

  @Mixin private FollowOptions follow = new FollowOptions();

  @Mixin private EngineOptions engine = new EngineOptions();

  RerunCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Connection connection = engine.require(context.environment());
    String earlier = new RunFinder(engine, context).id(runName);
    JsonNode accepted = new EngineClient(connection).rerun(earlier, orders, Optional.empty());
    String runId = accepted.path("run_id").asString();
    FollowedRun run = new FollowedRun(context, connection, follow);
    run.started(runId);
    run.progress().accepted(accepted);
    new RunArchives(engine.dataDirectory()).recordLast(runId);
    if (detach) {
      if (!follow.json()) {
        context.console().line(runId);
      }
      return ExitStatus.OK;
    }
    return Interruption.during(run::follow, run::leave);
  }
}
