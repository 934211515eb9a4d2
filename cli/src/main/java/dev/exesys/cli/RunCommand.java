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

/** Submits a job, follows it, prints the done object. */
@Command(
    name = "run",
    description = {
      "Submits a job, follows it and prints its done object.",
      "With no endpoint and no local stack up, a stack is started for this run alone."
    })
final class RunCommand implements Callable<Integer> {
  private static final List<String> NAMES = List.of("run_id", "trace_id", "flow_id", "done_endpt");

  private final CommandContext session;

  @Parameters(paramLabel = "JOB.json", description = "The job; - for standard input.")
  private String job = "";

  @Option(
      names = "--json",
      description =
          "Write JSON alone to standard output, an object a line; the last is the result.")
  private boolean json;

  @Option(
      names = "--idempotency-key",
      paramLabel = "KEY",
      description = "Submitting the same job with the same key again gives the same run.")
  private @Nullable String idempotencyKey;

  @Mixin private EngineOptions engineOptions = new EngineOptions();

  RunCommand(CommandContext session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    JobFile file = JobFile.read(job, session.input());
    Optional<Connection> engine = engineOptions.find(session.environment());
    if (engine.isPresent()) {
      return run(file, engine.get(), true);
    }
    try (PrivateStack stack = PrivateStack.start(session.environment())) {
      return run(file, stack.connection(), false);
    }
  }

  /** Whether the run goes on when this program is interrupted depends on whose engine it is on. */
  private int run(JobFile file, Connection connection, boolean goesOn) {
    Console console = session.console();
    EngineClient engine = new EngineClient(connection);
    JsonNode accepted = engine.submit(file.text(), Optional.ofNullable(idempotencyKey));
    ProgressDisplay progress = new ProgressDisplay(console, json);
    progress.accepted(accepted);
    JsonNode run = follow(new RunFollower(engine, progress), accepted, goesOn);
    JsonNode done = new DoneObjects(connection).await(accepted.path("done_endpt").asString());
    progress.over(run);
    console.json(json ? result(accepted, done) : done);
    return ExitStatus.ofJob(done.path("status").asString());
  }

  private JsonNode follow(RunFollower follower, JsonNode accepted, boolean goesOn) {
    String runId = accepted.path("run_id").asString();
    return goesOn
        ? DetachNotice.during(() -> follower.follow(runId), session.console(), runId)
        : follower.follow(runId);
  }

  private static ObjectNode result(JsonNode accepted, JsonNode done) {
    ObjectNode result = Json.object();
    NAMES.forEach(name -> result.set(name, accepted.path(name)));
    result.set("status", done.path("status"));
    result.set("summary", done.path("summary"));
    return result;
  }
}
