package dev.exesys.worker.process;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs an order's commands, and ends every process that they have started, however they end. See
 * docs/adr/0006-process-termination.md.
 */
public final class CommandRunner {
  /** The environment variable that identifies an order's processes. */
  public static final String MARK = "EXESYS_PROCESS_MARK";

  private static final Logger LOG = LoggerFactory.getLogger(CommandRunner.class);
  private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(5);

  /** The grace period of background processes that run after the last command has ended. */
  private static final Duration LEFTOVER_GRACE = Duration.ofSeconds(2);

  private final CommandPrefix prefix;
  private final ProcessScopeFactory scopes;
  private final CommandListener listener;
  private final boolean echo;
  private final NamedPipePool pipes = new NamedPipePool();
  private final Charset platform = CommandFile.platform();

  /**
   * Creates a runner with the most reliable process scope that this machine supports. It writes
   * each command to the output before the command's own output.
   *
   * @param listener is notified when commands start and end
   */
  public CommandRunner(CommandListener listener) {
    this(CommandPrefix.detect(), ProcessScopeFactory.best(), listener, true);
  }

  CommandRunner(
      CommandPrefix prefix, ProcessScopeFactory scopes, CommandListener listener, boolean echo) {
    this.prefix = prefix;
    this.scopes = scopes;
    this.listener = listener;
    this.echo = echo;
  }

  /**
   * Runs the commands until one fails, the deadline passes, or {@code stop} completes. Returns when
   * every process has ended and all output has been written.
   *
   * @param home the order's own folder, in which the pipe for the output is created
   * @param output receives the output of the commands, on another thread; must not fail
   * @param stop completed by the caller with a reason to stop the commands
   */
  public ScriptResult run(
      Script script, Path home, OutputStream output, CompletableFuture<String> stop)
      throws IOException, InterruptedException {
    String mark = UUID.randomUUID().toString();
    OrphanReaper reaper = OrphanReaper.instance(prefix);
    reaper.register(MARK + "=" + mark, script.grace(), script.silence());
    try (ProcessScope scope = scopes.open(mark, MARK + "=" + mark, home.toRealPath());
        OutputPipe pipe = OutputPipe.open(pipes, home.resolve("output"), output)) {
      ProcessTerminator terminator = new ProcessTerminator(scope);
      try {
        ScriptResult result = runAll(script, mark, scope, pipe, stop);
        boolean stopped =
            result instanceof ScriptResult.TimedOut || result instanceof ScriptResult.Interrupted;
        if (stopped) {
          terminator.interrupt(script.grace());
        }
        return result;
      } finally {
        Duration grace =
            LEFTOVER_GRACE.compareTo(script.grace()) < 0 ? LEFTOVER_GRACE : script.grace();
        if (!terminator.terminate(grace).isEmpty()) {
          LOG.warn("a process of an order did not end after SIGKILL");
        }
        pipe.drain(DRAIN_TIMEOUT);
      }
    } finally {
      reaper.unregister(MARK + "=" + mark);
    }
  }

  private ScriptResult runAll(
      Script script,
      String mark,
      ProcessScope scope,
      OutputPipe pipe,
      CompletableFuture<String> stop)
      throws IOException, InterruptedException {
    for (int number = 1; number <= script.commands().size(); number++) {
      if (stop.isDone()) {
        return new ScriptResult.Interrupted(stop.join(), number);
      }
      if (script.deadline().hasPassed()) {
        return new ScriptResult.TimedOut(number);
      }
      ProcessBuilder builder = builder(script, number, mark, scope, pipe.path());
      if (echo) {
        pipe.writeCommand(script.commands().get(number - 1));
      }
      Process process;
      try {
        process = builder.start();
      } catch (IOException e) {
        return new ScriptResult.NotStarted(String.valueOf(e.getMessage()), number);
      }
      scope.started(process.toHandle());
      listener.commandStarted();
      ScriptResult result;
      try {
        result = await(process, number, script.deadline(), stop);
      } finally {
        listener.commandEnded();
      }
      if (!(result instanceof ScriptResult.Succeeded)) {
        return result;
      }
    }
    return new ScriptResult.Succeeded();
  }

  private ProcessBuilder builder(
      Script script, int number, String mark, ProcessScope scope, Path pipe) throws IOException {
    String command = script.commands().get(number - 1);
    Map<String, String> environment = new LinkedHashMap<>(script.environment());
    environment.put(MARK, mark);
    List<String> line = prefix.commandLine(command);
    if (CommandFile.isNeeded(platform, command, environment)) {
      Path file = pipe.resolveSibling("command-" + number);
      line = prefix.bash(CommandFile.write(file, command, environment));
      environment.keySet().retainAll(Set.of("PATH", MARK));
    }
    ProcessBuilder builder =
        new ProcessBuilder(scope.wrap(line))
            .directory(script.folder().toFile())
            .redirectInput(Redirect.from(new File("/dev/null")))
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(pipe.toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder;
  }

  private static ScriptResult await(
      Process process, int number, Deadline deadline, CompletableFuture<String> stop)
      throws InterruptedException {
    try {
      CompletableFuture.anyOf(process.onExit(), stop)
          .get(deadline.remaining(TimeUnit.NANOSECONDS), TimeUnit.NANOSECONDS);
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
