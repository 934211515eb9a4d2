package dev.exesys.cli;

import dev.exesys.cli.aws.DoneObjects;
import dev.exesys.cli.aws.EngineClient;
import dev.exesys.cli.connect.Connection;
import dev.exesys.cli.console.Console;
import dev.exesys.cli.console.ExitStatus;
import dev.exesys.cli.console.JobFile;
import dev.exesys.cli.console.ProgressDisplay;
import dev.exesys.cli.stack.PrivateStack;
import dev.exesys.core.contract.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Submits a job, follows the run and prints the done object. */
@Command(
    name = "run",
    description = {
      "Submits a job, follows the run and prints its done object.",
      "Without an endpoint and a running local stack, starts a private stack for this run."
    })
final class RunCommand implements Callable<Integer> {
  private static final List<String> RESULT_FIELDS =
      List.of("run_id", "trace_id", "flow_id", "done_endpt");

  private final CommandContext context;

  @Parameters(paramLabel = "JOB", description = "The job's file, or - for standard input.")
  private String job = "";

  @Option(
      names = "--json",
      description =
          "Write only JSON to standard output, one object a line; the last object is the result.")
  private boolean json;

  @Option(
      names = "--idempotency-key",
      paramLabel = "KEY",
      description = "Return the existing run if this job was submitted with this key before.")
  private @Nullable String idempotencyKey;

  @Mixin private EngineOptions engineOptions = new EngineOptions();

  RunCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    JobFile file = JobFile.read(job, context.input());
    Optional<Connection> engine = engineOptions.find(context.environment());
    if (engine.isPresent()) {
      return run(file, engine.get(), true);
    }
    try (PrivateStack stack = PrivateStack.start(context.environment())) {
      return run(file, stack.connection(), false);
    }
  }

  /**
   * Submits and follows a run.
   *
   * @param outlives whether the run continues if this program is interrupted: true unless the stack
   *     is private
   */
  private int run(JobFile file, Connection connection, boolean outlives) {
    Console console = context.console();
    EngineClient engine = new EngineClient(connection);
    JsonNode accepted = engine.submit(file.text(), Optional.ofNullable(idempotencyKey));
    ProgressDisplay progress = new ProgressDisplay(console, json);
    progress.accepted(accepted);
    JsonNode run = follow(new RunFollower(engine, progress), accepted, outlives);
    JsonNode done = new DoneObjects(connection).await(accepted.path("done_endpt").asString());
    progress.finished(run);
    console.json(json ? result(accepted, done) : done);
    return ExitStatus.ofJob(done.path("status").asString());
  }

  private JsonNode follow(RunFollower follower, JsonNode accepted, boolean outlives) {
    String runId = accepted.path("run_id").asString();
    return outlives
        ? DetachNotice.during(() -> follower.follow(runId), context.console(), runId)
        : follower.follow(runId);
  }

  private static ObjectNode result(JsonNode accepted, JsonNode done) {
    ObjectNode result = Json.object();
    RESULT_FIELDS.forEach(name -> result.set(name, accepted.path(name)));
    result.set("status", done.path("status"));
    result.set("summary", done.path("summary"));
    return result;
  }
}
