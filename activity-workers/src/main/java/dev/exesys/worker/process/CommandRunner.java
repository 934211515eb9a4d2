package dev.exesys.worker.process;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs an order's commands and leaves no process of theirs behind, whichever way they end. See
 * docs/adr/0006-process-termination.md.
 */
public final class CommandRunner {
  /** The variable by which an order's processes are found again. */
  public static final String MARK = "EXESYS_PROCESS_MARK";

  private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);
  private static final Duration DRAIN = Duration.ofSeconds(5);

  /** For what still runs after the last command has ended: background processes. */
  private static final Duration LEFTOVER_GRACE = Duration.ofSeconds(2);

  private final CommandPrefix launcher;
  private final ProcessScopeFactory enclosures;
  private final NamedPipePool pipes = new NamedPipePool();

  /** For this machine. */
  public CommandRunner() {
    this(CommandPrefix.detect(), ProcessScopeFactory.best());
  }

  CommandRunner(CommandPrefix launcher, ProcessScopeFactory enclosures) {
    this.launcher = launcher;
    this.enclosures = enclosures;
  }

  /**
   * Runs the commands until one fails, the time runs out, or {@code stop} completes. Returns when
   * every process has ended and all output has been passed on.
   *
   * @param home the order's own folder, where the pipe for the output is made
   * @param output takes what commands write, on a thread of its own; must not fail
   * @param stop completed with a reason by whoever wants the commands to be stopped
   * @param turn held by the caller; given back while a command runs
   */
  public ScriptResult run(
      Script script, Path home, OutputStream output, CompletableFuture<String> stop, Permit turn)
      throws IOException, InterruptedException {
    String mark = UUID.randomUUID().toString();
    OrphanReaper guard = OrphanReaper.ofThisJava(launcher);
    guard.begin(MARK + "=" + mark, script.grace());
    try (ProcessScope enclosure = enclosures.open(mark, MARK + "=" + mark, home.toRealPath());
        OutputPipe pipe = OutputPipe.open(pipes, home.resolve("output"), output)) {
      ProcessTerminator terminator = new ProcessTerminator(enclosure);
      try {
        ScriptResult ending = runAll(script, mark, enclosure, pipe.path(), stop, turn);
        boolean cutShort =
            ending instanceof ScriptResult.TimedOut || ending instanceof ScriptResult.Interrupted;
        if (cutShort) {
          terminator.interrupt(script.grace());
        }
        return ending;
      } finally {
        Duration grace =
            LEFTOVER_GRACE.compareTo(script.grace()) < 0 ? LEFTOVER_GRACE : script.grace();
        if (!terminator.terminate(grace).isEmpty()) {
          LOG.warn("a process of an order cannot be killed");
        }
        pipe.drain(DRAIN);
      }
    } finally {
      guard.end(MARK + "=" + mark);
    }
  }

  private ScriptResult runAll(
      Script script,
      String mark,
      ProcessScope enclosure,
      Path pipe,
      CompletableFuture<String> stop,
      Permit turn)
      throws InterruptedException {
    for (int number = 1; number <= script.commands().size(); number++) {
      if (stop.isDone()) {
        return new ScriptResult.Interrupted(stop.join(), number);
      }
      if (script.deadline().isOver()) {
        return new ScriptResult.TimedOut(number);
      }
      ProcessBuilder builder =
          new ProcessBuilder(
                  enclosure.entering(launcher.commandLine(script.commands().get(number - 1))))
              .directory(script.folder().toFile())
              .redirectInput(Redirect.from(new File("/dev/null")))
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(pipe.toFile()));
      builder.environment().clear();
      builder.environment().putAll(script.environment());
      builder.environment().put(MARK, mark);
      Process process;
      try {
        process = builder.start();
      } catch (IOException e) {
        return new ScriptResult.NotStarted(String.valueOf(e.getMessage()), number);
      }
      enclosure.started(process.toHandle());
      turn.giveBack();
      ScriptResult ending;
      try {
        ending = await(process, number, script.deadline(), stop);
      } finally {
        turn.take();
      }
      if (!(ending instanceof ScriptResult.Succeeded)) {
        return ending;
      }
    }
    return new ScriptResult.Succeeded();
  }

  private static ScriptResult await(
      Process process, int number, Deadline deadline, CompletableFuture<String> stop)
      throws InterruptedException {
    try {
      CompletableFuture.anyOf(process.onExit(), stop)
          .get(deadline.left(TimeUnit.NANOSECONDS), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return new ScriptResult.TimedOut(number);
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiting for a command failed", e);
    }
    if (process.isAlive()) {
      return new ScriptResult.Interrupted(stop.join(), number);
    }
    int exitCode = process.exitValue();
    return exitCode == 0 ? new ScriptResult.Succeeded() : new ScriptResult.Failed(exitCode, number);
  }
}
