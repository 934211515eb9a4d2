package dev.exesys.system.e2e;

import dev.exesys.cli.connect.Connection;
import dev.exesys.worker.program.WorkerProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A worker of a pool in another process, which can be killed. */
public final class PoolWorkerProcess implements AutoCloseable {
  private final Process process;
  private final Path log;

  private PoolWorkerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a worker.
   *
   * @param log file for its output
   * @param settings additions to its environment
   */
  public static PoolWorkerProcess start(
      Connection deployment, String pool, int slots, Path log, Map<String, String> settings)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(WorkerProgram.class.getName());
    command.addAll(List.of("--pool", pool, "--slots", Integer.toString(slots)));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeIf(name -> name.matches("(AWS|EXESYS)_.*"));
    builder.environment().putAll(deployment.settings());
    // As on AWS, the worker accesses an order's data with a session for this order.
    builder
        .environment()
        .put(
            "AWS_EXE_SYS_WORKER_SESSION_ROLE_ARN",
            "arn:aws:iam::000000000000:role/exesys-worker-session");
    builder.environment().put("AWS_CONFIG_FILE", "/dev/null");
    builder.environment().put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
    builder.environment().putAll(settings);
    return new PoolWorkerProcess(builder.start(), log);
  }

  long pid() {
    return process.pid();
  }

  /** Returns what the worker has written. */
  String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Sends SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** Kills the process like {@code kill -9}. */
  void kill() {
    process.destroyForcibly();
  }

  /** Waits until the process has ended and returns its exit status. */
  int exitStatus() throws InterruptedException {
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      throw new AssertionError("the worker does not end: " + output());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
