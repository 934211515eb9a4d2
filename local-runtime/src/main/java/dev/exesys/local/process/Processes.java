package dev.exesys.local.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs programs as processes of their own, each in a process group, and ends them as wholes. */
public final class Processes implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Processes.class);
  private static final List<String> PASSED_ON =
      List.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ", "JAVA_HOME");

  private final Map<String, Running> running = new ConcurrentHashMap<>();
  private final Path outputs;
  private final Duration grace;
  private volatile boolean closing;

  /** Told what becomes of a process, on a thread of its own. */
  public interface Watcher {
    void started(ProcessRef process);

    void ended(ProcessResult outcome);
  }

  private static final class Running {
    private final ProcessHandle handle;
    private volatile boolean stopped;

    Running(ProcessHandle handle) {
      this.handle = handle;
    }
  }

  /**
   * Makes a runner.
   *
   * @param outputs the folder that gets what processes write
   * @param grace what a process has between being asked to end and being killed
   */
  public Processes(Path outputs, Duration grace) throws IOException {
    this.outputs = Files.createDirectories(outputs);
    this.grace = grace;
  }

  /** Where a process's standard output goes; file names are made of keys. */
  public Path output(String key) {
    return outputs.resolve(key.replace(':', '_') + ".out");
  }

  /** Where a process's standard error goes. */
  public Path errors(String key) {
    return outputs.resolve(key.replace(':', '_') + ".err");
  }

  /** Runs a program until it ends, with standard input closed, and tells its watcher. */
  public void run(String key, LocalCommand command, Duration timeout, Watcher watcher)
      throws InterruptedException {
    if (closing) {
      return;
    }
    Process process;
    try {
      process = builder(key, command).start();
      process.getOutputStream().close();
    } catch (IOException e) {
      watcher.ended(new ProcessResult.NotStarted(String.valueOf(e.getMessage())));
      return;
    }
    Running entry = new Running(process.toHandle());
    running.put(key, entry);
    watcher.started(ProcessRef.of(process.toHandle()));
    if (closing) {
      // Started while the others were being ended.
      endQuietly(entry);
    }
    ProcessResult atExit = await(entry, timeout);
    finish(key, watcher, atExit instanceof ProcessResult.Unknown ? exited(process) : atExit);
  }

  /** Watches a process that an earlier JVM started; its exit status cannot be known. */
  public void watch(String key, ProcessRef process, Duration timeout, Watcher watcher)
      throws InterruptedException {
    ProcessHandle handle = process.find().orElse(null);
    if (handle == null) {
      watcher.ended(new ProcessResult.Unknown());
      return;
    }
    Running entry = new Running(handle);
    running.put(key, entry);
    finish(key, watcher, await(entry, timeout));
  }

  /** Ends a process if it is running; its watcher is told. */
  public void stop(String key) throws InterruptedException {
    Running entry = running.get(key);
    if (entry != null) {
      entry.stopped = true;
      ProcessTree.end(entry.handle, grace);
    }
  }

  private void finish(String key, Watcher watcher, ProcessResult outcome) {
    running.remove(key);
    if (closing) {
      // Ended because the stack stops; the next start finds it and says so.
      return;
    }
    watcher.ended(outcome);
  }

  /** {@code Unknown} if the process ended by itself. */
  private ProcessResult await(Running entry, Duration timeout) throws InterruptedException {
    ProcessResult outcome = new ProcessResult.Unknown();
    try {
      entry.handle.onExit().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      ProcessTree.end(entry.handle, grace);
      outcome = new ProcessResult.TimedOut();
    } catch (ExecutionException e) {
      log.warn("process {} cannot be watched", entry.handle.pid(), e);
    }
    // What it left behind in its group must not outlive it.
    ProcessTree.kill(entry.handle);
    return entry.stopped ? new ProcessResult.Stopped() : outcome;
  }

  private static ProcessResult exited(Process process) throws InterruptedException {
    return new ProcessResult.Exited(process.waitFor());
  }

  private ProcessBuilder builder(String key, LocalCommand command) {
    List<String> argv = new ArrayList<>();
    ProcessTree.SETSID.ifPresent(argv::add);
    argv.addAll(command.argv());
    ProcessBuilder builder = new ProcessBuilder(argv);
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(PASSED_ON);
    environment.putAll(command.environment());
    return builder
        .directory(new File(System.getProperty("java.io.tmpdir")))
        .redirectOutput(output(key).toFile())
        .redirectError(errors(key).toFile());
  }

  /** Ends all processes. */
  @Override
  public void close() {
    closing = true;
    List<Thread> ends = new ArrayList<>();
    for (Running entry : running.values()) {
      ends.add(Thread.ofVirtual().start(() -> endQuietly(entry)));
    }
    try {
      for (Thread end : ends) {
        end.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void endQuietly(Running entry) {
    try {
      ProcessTree.end(entry.handle, grace);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
