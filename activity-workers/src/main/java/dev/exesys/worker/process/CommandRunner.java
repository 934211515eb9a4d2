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
 * docs/adr/0006-ending-processes.md.
 */
public final class CommandRunner {
  /** The variable by which an order's processes are found again. */
  public static final String MARK = "EXESYS_PROCESS_MARK";

  private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);
  private static final Duration DRAIN = Duration.ofSeconds(5);

  /** For what still runs after the last command has ended: background processes. */
  private static final Duration LEFTOVER_GRACE = Duration.ofSeconds(2);

  private final Launcher launcher;
  private final EnclosureFactory enclosures;
  private final PipeStock pipes = new PipeStock();

  /** For this machine. */
  public CommandRunner() {
    this(Launcher.detect(), EnclosureFactory.best());
  }

  CommandRunner(Launcher launcher, EnclosureFactory enclosures) {
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
  public Ending run(
      Script script, Path home, OutputStream output, CompletableFuture<String> stop, Turn turn)
      throws IOException, InterruptedException {
    String mark = UUID.randomUUID().toString();
    Guard guard = Guard.ofThisJava(launcher);
    guard.begin(MARK + "=" + mark, script.grace());
    try (Enclosure enclosure = enclosures.open(mark, MARK + "=" + mark, home.toRealPath());
        OutputPipe pipe = OutputPipe.open(pipes, home.resolve("output"), output)) {
      Terminator terminator = new Terminator(enclosure);
      try {
        Ending ending = runAll(script, mark, enclosure, pipe.path(), stop, turn);
        boolean cutShort =
            ending instanceof Ending.TimedOut || ending instanceof Ending.Interrupted;
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

  private Ending runAll(
      Script script,
      String mark,
      Enclosure enclosure,
      Path pipe,
      CompletableFuture<String> stop,
      Turn turn)
      throws InterruptedException {
    for (int number = 1; number <= script.commands().size(); number++) {
      if (stop.isDone()) {
        return new Ending.Interrupted(stop.join(), number);
      }
      if (script.deadline().isOver()) {
        return new Ending.TimedOut(number);
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
        return new Ending.NotStarted(String.valueOf(e.getMessage()), number);
      }
      enclosure.started(process.toHandle());
      turn.giveBack();
      Ending ending;
      try {
        ending = await(process, number, script.deadline(), stop);
      } finally {
        turn.take();
      }
      if (!(ending instanceof Ending.Succeeded)) {
        return ending;
      }
    }
    return new Ending.Succeeded();
  }

  private static Ending await(
      Process process, int number, Deadline deadline, CompletableFuture<String> stop)
      throws InterruptedException {
    try {
      CompletableFuture.anyOf(process.onExit(), stop)
          .get(deadline.left(TimeUnit.NANOSECONDS), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return new Ending.TimedOut(number);
    } catch (ExecutionException e) {
      throw new IllegalStateException("waiting for a command failed", e);
    }
    if (process.isAlive()) {
      return new Ending.Interrupted(stop.join(), number);
    }
    int exitCode = process.exitValue();
    return exitCode == 0 ? new Ending.Succeeded() : new Ending.Failed(exitCode, number);
  }
}
