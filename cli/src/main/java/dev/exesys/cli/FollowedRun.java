package dev.exesys.cli;

import dev.exesys.cli.archive.EngineRun;
import dev.exesys.cli.archive.RunReader;
import dev.exesys.cli.aws.DoneObjects;
import dev.exesys.cli.aws.EngineClient;
import dev.exesys.cli.connect.Connection;
import dev.exesys.cli.console.CommandException;
import dev.exesys.cli.console.Console;
import dev.exesys.cli.console.ExitStatus;
import dev.exesys.cli.console.ProgressDisplay;
import dev.exesys.cli.console.RunSummary;
import dev.exesys.cli.report.MarkdownReport;
import dev.exesys.core.contract.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Follows a run to its end, and prints its summary and its done object. */
final class FollowedRun {
  private static final List<String> RESULT_FIELDS =
      List.of("run_id", "trace_id", "flow_id", "done_endpt");
  private static final Duration CANCEL_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration CANCEL_POLL_INTERVAL = Duration.ofMillis(100);

  private final CommandContext context;
  private final Connection connection;
  private final FollowOptions options;
  private final EngineClient engine;
  private final ProgressDisplay progress;
  private volatile @Nullable String runId;
  private volatile boolean interrupted;

  FollowedRun(CommandContext context, Connection connection, FollowOptions options) {
    this.context = context;
    this.connection = connection;
    this.options = options;
    this.engine = new EngineClient(connection);
    this.progress =
        new ProgressDisplay(
            context.console(), options.json(), InstantSource.system(), context.environment());
  }

  /** Returns the display, which shows the response to the submission too. */
  ProgressDisplay progress() {
    return progress;
  }

  /** Sets the run, before it is followed. */
  void started(String id) {
    runId = id;
  }

  /** Returns whether the run was accepted. */
  boolean isStarted() {
    return runId != null;
  }

  /** Returns a reader of the run. */
  RunReader reader() {
    return new EngineRun(connection, id());
  }

  /** Follows the run and returns the exit status of its job. */
  int follow() {
    try (RunReader reader = reader()) {
      LogPrinter logs =
          new LogPrinter(
              reader, progress, context.console(), options.logs() == FollowOptions.Logs.ALL);
      RunWarnings warnings = new RunWarnings(reader, progress);
      JsonNode unused =
          new RunFollower(engine, List.of(warnings::update, logs::update, progress::update))
              .follow(id());
      // The handler of the interruption prints the summary.
      Interruption.awaitExitIf(interrupted);
      progress.close();
      JsonNode run = reader.run();
      JsonNode done = new DoneObjects(connection).await(run.path("done_endpt").asString());
      printSummary(run, options.logs() == FollowOptions.Logs.FAILED);
      writeSummary(run);
      context.console().json(options.json() ? result(run, done) : done);
      return ExitStatus.ofJob(done.path("status").asString());
    }
  }

  private void printSummary(JsonNode run, boolean tails) {
    Console console = context.console();
    new RunSummary(run).lines(tails, console.colours()).forEach(console::note);
  }

  private void writeSummary(JsonNode run) {
    Path file = options.summary();
    if (file == null) {
      return;
    }
    boolean append =
        file.toString().equals(context.environment().getOrDefault("GITHUB_STEP_SUMMARY", ""));
    try {
      Files.writeString(
          file,
          MarkdownReport.of(run),
          StandardOpenOption.CREATE,
          append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      throw CommandException.failed("could not write " + file + ": " + e.getMessage(), e);
    }
  }

  /** Prints, when the program is interrupted, that the run continues. */
  void leave() {
    progress.close();
    context
        .console()
        .note("Interrupted. Run " + id() + " continues; `exesys cancel " + id() + "` cancels it.");
  }

  /** Cancels the run when the program is interrupted, and prints what was stopped. */
  void cancel() {
    interrupted = true;
    Console console = context.console();
    List<String> running = progress.running();
    progress.close();
    if (runId == null) {
      console.note("Interrupted before the run was started.");
      return;
    }
    console.note(
        "Interrupted: cancelling run "
            + id()
            + (running.isEmpty()
                ? "."
                : " and its running orders " + String.join(", ", running) + "."));
    try {
      engine.cancel(id());
    } catch (CommandException e) {
      // The run has finished in the meantime.
      console.note("The run has already finished.");
    }
    long deadline = System.nanoTime() + CANCEL_TIMEOUT.toNanos();
    JsonNode run = engine.run(id());
    while (!RunFollower.isFinal(run) && System.nanoTime() - deadline < 0) {
      PollInterval.pause(CANCEL_POLL_INTERVAL);
      run = engine.run(id());
    }
    printSummary(run, false);
  }

  private String id() {
    String id = runId;
    if (id == null) {
      throw new IllegalStateException("the run has not been started");
    }
    return id;
  }

  private static ObjectNode result(JsonNode run, JsonNode done) {
    ObjectNode result = Json.object();
    RESULT_FIELDS.forEach(name -> result.set(name, run.path(name)));
    result.set("status", done.path("status"));
    result.set("summary", done.path("summary"));
    return result;
  }
}
