package dev.exesys.cli.stack;

import dev.exesys.cli.connect.Connection;
import dev.exesys.cli.console.CommandException;
import dev.exesys.deployment.DataDirectory;
import dev.exesys.deployment.PrivateFiles;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts and stops local stacks in another process. */
public final class DetachedStack {
  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);
  private static final int LOG_LINES = 20;

  private DetachedStack() {}

  /**
   * Starts a stack that continues after this process and its terminal, and waits until it is ready.
   *
   * @param environment environment variables for the stack, in addition to those of this process
   * @throws CommandException with the end of the stack's output, if it does not start
   */
  public static Connection start(
      DataDirectory directory, int port, Map<String, String> environment) {
    if (directory.inUse()) {
      throw DataDirectory.inUseBy(directory);
    }
    try {
      PrivateFiles.createDirectory(directory.path());
      PrivateFiles.tighten(directory.path());
      ProcessBuilder builder =
          new ProcessBuilder(command(directory, port))
              .redirectInput(Redirect.from(new File("/dev/null")))
              .redirectOutput(directory.logFile().toFile())
              .redirectErrorStream(true);
      builder.environment().putAll(environment);
      return awaitReady(directory, builder.start());
    } catch (IOException e) {
      throw CommandException.failed("the local stack could not be started: " + e.getMessage(), e);
    }
  }

  /** Returns the command line of this program with the same JVM, options and class path. */
  private static List<String> command(DataDirectory directory, int port) {
    List<String> command = new ArrayList<>();
    // The stack must continue when the terminal is closed.
    command.add("nohup");
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("dev.exesys.cli.Main");
    command.addAll(
        List.of("up", "--port", Integer.toString(port), "--data-dir", directory.path().toString()));
    return command;
  }

  private static Connection awaitReady(DataDirectory directory, Process process)
      throws IOException {
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<Map<String, String>> settings = directory.settingsOfRunningStack();
      if (settings.isPresent()) {
        return Connection.ofStack(settings.get());
      }
      if (hasEnded(process)) {
        throw CommandException.failed(String.join("\n", lastLines(directory)), null);
      }
    }
    process.destroy();
    throw CommandException.failed(
        "the local stack was not ready within "
            + START_TIMEOUT.toSeconds()
            + " s and was stopped. Its log is "
            + directory.logFile(),
        null);
  }

  /** Waits a moment and returns whether the process has ended. */
  private static boolean hasEnded(Process process) {
    try {
      return process.waitFor(20, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.failed(
          "interrupted while the local stack was starting; it continues to start", e);
    }
  }

  private static List<String> lastLines(DataDirectory directory) throws IOException {
    List<String> lines = Files.readAllLines(directory.logFile());
    return lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
  }

  /**
   * Stops the stack of a data directory and waits until its process has ended.
   *
   * @return false if no stack is running
   */
  public static boolean stop(DataDirectory directory) {
    OptionalLong pid = directory.processId();
    if (pid.isEmpty()) {
      return false;
    }
    Optional<ProcessHandle> process = ProcessHandle.of(pid.getAsLong());
    if (process.isEmpty()) {
      return false;
    }
    process.get().destroy();
    try {
      process.get().onExit().get(STOP_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      throw CommandException.failed(
          "the local stack (process "
              + pid.getAsLong()
              + ") did not stop within "
              + STOP_TIMEOUT.toSeconds()
              + " s: end it with `kill -9 "
              + pid.getAsLong()
              + "`",
          e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CommandException.failed(
          "interrupted while the local stack was stopping; it continues to stop", e);
    }
  }
}
