package dev.exesys.local.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs programs in process groups and terminates a process together with its group. */
public final class ProcessRunner implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ProcessRunner.class);
  private static final List<String> INHERITED =
      List.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ", "JAVA_HOME");

  /** Run Command keeps the output of commands for 30 days. */
  private static final Duration OUTPUT_RETENTION = Duration.ofDays(30);

  private final Map<String, RunningProcess> running = new ConcurrentHashMap<>();
  private final Path outputDirectory;
  private final Duration gracePeriod;
  private volatile boolean closing;

  private static final class RunningProcess {
    private final ProcessHandle handle;
    private volatile boolean stopped;

    RunningProcess(ProcessHandle handle) {
      this.handle = handle;
    }
  }

  /**
   * Creates a runner.
   *
   * @param outputDirectory receives the files with the output of the processes
   * @param gracePeriod time between SIGTERM and SIGKILL
   */
  public ProcessRunner(Path outputDirectory, Duration gracePeriod) throws IOException {
    this.outputDirectory = Files.createDirectories(outputDirectory);
    removeOldOutput();
    this.gracePeriod = gracePeriod;
  }

  /** Removes output that is older than any process and that the services no longer show. */
  private void removeOldOutput() throws IOException {
    Instant oldest = InstantSource.system().instant().minus(OUTPUT_RETENTION);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(outputDirectory)) {
      for (Path file : files) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  /** Returns the file that receives the standard output of a process. */
  public Path standardOutput(String key) {
    return outputDirectory.resolve(key.replace(':', '_') + ".out");
  }

  /** Returns the file that receives the standard error of a process. */
  public Path standardError(String key) {
    return outputDirectory.resolve(key.replace(':', '_') + ".err");
  }

  /** Runs a program with closed standard input and returns after it has ended. */
  void run(SupervisedProcess supervised, LocalCommand command) throws InterruptedException {
    if (closing) {
      return;
    }
    Process process;
    try {
      process = builder(supervised.key(), command).start();
      process.getOutputStream().close();
    } catch (IOException e) {
      supervised.ended(new ProcessResult.NotStarted(String.valueOf(e.getMessage())));
      return;
    }
    RunningProcess entry = new RunningProcess(process.toHandle());
    running.put(supervised.key(), entry);
    boolean wanted = supervised.started(ProcessRef.of(process.toHandle()));
    entry.stopped |= !wanted;
    // close() does not see a process that starts while close() terminates the others.
    if (closing || !wanted) {
      ProcessTree.terminate(entry.handle, gracePeriod);
    }
    ProcessResult result = await(entry, supervised.timeout());
    finish(
        supervised,
        result instanceof ProcessResult.Unknown
            ? new ProcessResult.Exited(process.waitFor())
            : result);
  }

  /** Waits for a process that an earlier JVM started. Its exit code is not available. */
  void await(SupervisedProcess supervised, ProcessRef process, Duration timeout)
      throws InterruptedException {
    ProcessHandle handle = process.find().orElse(null);
    if (handle == null) {
      supervised.ended(new ProcessResult.Unknown());
      return;
    }
    RunningProcess entry = new RunningProcess(handle);
    running.put(supervised.key(), entry);
    finish(supervised, await(entry, timeout));
  }

  /** Terminates a process if it is running. */
  void stop(String key) throws InterruptedException {
    RunningProcess entry = running.get(key);
    if (entry != null) {
      entry.stopped = true;
      ProcessTree.terminate(entry.handle, gracePeriod);
    }
  }

  private void finish(SupervisedProcess supervised, ProcessResult result) {
    running.remove(supervised.key());
    if (closing) {
      // Terminated because the stack stops. The next start finds the process gone and records that.
      return;
    }
    supervised.ended(result);
  }

  /** Returns {@code Unknown} if the process exits by itself. */
  private ProcessResult await(RunningProcess entry, Duration timeout) throws InterruptedException {
    ProcessResult result = new ProcessResult.Unknown();
    try {
      entry.handle.onExit().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      ProcessTree.terminate(entry.handle, gracePeriod);
      result = new ProcessResult.TimedOut();
    } catch (ExecutionException e) {
      log.warn("cannot wait for process {}", entry.handle.pid(), e);
    }
    // The remaining processes of the group must not outlive the leader.
    ProcessTree.kill(entry.handle);
    return entry.stopped ? new ProcessResult.Stopped() : result;
  }

  private ProcessBuilder builder(String key, LocalCommand command) {
    List<String> argv = new ArrayList<>();
    ProcessTree.SETSID.ifPresent(argv::add);
    argv.addAll(command.argv());
    ProcessBuilder builder = new ProcessBuilder(argv);
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(INHERITED);
    environment.putAll(command.environment());
    return builder
        .directory(new File(System.getProperty("java.io.tmpdir")))
        .redirectOutput(standardOutput(key).toFile())
        .redirectError(standardError(key).toFile());
  }

  /** Terminates all processes without recording their results. */
  @Override
  public void close() {
    closing = true;
    List<Thread> terminations = new ArrayList<>();
    for (RunningProcess entry : running.values()) {
      terminations.add(Thread.ofVirtual().start(() -> terminateQuietly(entry)));
    }
    try {
      for (Thread termination : terminations) {
        termination.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void terminateQuietly(RunningProcess entry) {
    try {
      ProcessTree.terminate(entry.handle, gracePeriod);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
