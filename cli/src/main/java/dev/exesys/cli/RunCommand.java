package dev.exesys.cli;

import dev.exesys.cli.archive.RunArchives;
import dev.exesys.cli.archive.RunReader;
import dev.exesys.cli.aws.EngineClient;
import dev.exesys.cli.connect.Connection;
import dev.exesys.cli.console.CommandException;
import dev.exesys.cli.console.ExitStatus;
import dev.exesys.cli.console.JobFile;
import dev.exesys.cli.stack.PrivateStack;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Submits a job, follows the run and prints the done object. */
@Command(
    name = "run",
    description = {
      "Submits a job, follows the run and prints its done object.",
      "Without an endpoint and a running local stack, starts a private stack for this run. If the"
          + " job does not succeed, `logs`, `status`, `events`, `artifacts` and `report` find it as @last."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  exesys run job.json",
      "  exesys run job.json --logs all",
      "  exesys run job.json --source .",
      "  exesys run job.json --detach && exesys wait @last",
    })
final class RunCommand implements Callable<Integer> {
  private final CommandContext context;

  @Parameters(paramLabel = "JOB", description = "The job's file, or - for standard input.")
  private String job = "";

  @Option(
      names = "--detach",
      description = "Print the run's id once the run is accepted, and do not follow it.")
  private boolean detach;

  @Option(
      names = "--source",
      paramLabel = "DIR",
      description =
          "Use this directory as the checkout, with uncommitted and ignored files, instead of the"
              + " job's repository.")
  private @Nullable Path source;

  @Option(
      names = "--idempotency-key",
      paramLabel = "KEY",
      description = "Return the existing run if this job was submitted with this key before.")
  private @Nullable String idempotencyKey;

  @Mixin private FollowOptions follow = new FollowOptions();

  @Mixin private EngineOptions engineOptions = new EngineOptions();

  RunCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    JobFile file = JobFile.read(job, context.input());
    Optional<Connection> engine = engineOptions.find(context.environment());
    if (engine.isPresent()) {
      return runOn(engine.get(), file);
    }
    if (detach) {
      throw CommandException.refused(
          "--detach requires an engine that continues after this command: start a local stack with"
              + " `exesys up --detach`, or name an engine with --endpoint");
    }
    try (PrivateStack stack = PrivateStack.start(context.environment())) {
      return runOnPrivate(stack, file);
    }
  }

  private int runOn(Connection engine, JobFile file) {
    FollowedRun run = new FollowedRun(context, engine, follow);
    String runId = submit(engine, file, run);
    if (detach) {
      if (!follow.json()) {
        context.console().line(runId);
      }
      return ExitStatus.OK;
    }
    return Interruption.during(run::follow, run::leave);
  }

  private int runOnPrivate(PrivateStack stack, JobFile file) {
    FollowedRun run = new FollowedRun(context, stack.connection(), follow);
    return Interruption.during(
        () -> {
          submit(stack.connection(), file, run);
          int status = run.follow();
          if (status != ExitStatus.OK) {
            keep(run);
          }
          return status;
        },
        () -> {
          try (stack) {
            run.cancel();
            keep(run);
          } catch (CommandException e) {
            context.console().note("exesys: " + e.getMessage());
          }
        });
  }

  private String submit(Connection engine, JobFile file, FollowedRun run) {
    StackSettingsCheck.warnings(engineOptions.dataDirectory(), engine, context.environment())
        .forEach(warning -> context.console().note("warning: " + warning));
    JobFile submitted = withSource(engine, file);
    JsonNode accepted;
    try {
      accepted =
          new EngineClient(engine).submit(submitted.text(), Optional.ofNullable(idempotencyKey));
    } catch (CommandException e) {
      throw e.withDetails(e.details().stream().map(file::line).toList());
    }
    String runId = accepted.path("run_id").asString();
    run.started(runId);
    run.progress().accepted(accepted);
    archives().recordLast(runId);
    return runId;
  }

  private JobFile withSource(Connection engine, JobFile file) {
    Path directory = source;
    return directory == null
        ? file
        : file.with(
            "commit_hash",
            new SourceDirectory(directory, engineOptions.dataDirectory().path()).upload(engine));
  }

  private void keep(FollowedRun run) {
    if (!run.isStarted()) {
      return;
    }
    try (RunReader reader = run.reader()) {
      archives().add(reader);
    }
  }

  private RunArchives archives() {
    return new RunArchives(engineOptions.dataDirectory());
  }
}
