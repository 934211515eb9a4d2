package dev.exesys.local.codebuild;

import dev.exesys.local.codebuild.Build.Status;
import dev.exesys.local.events.EventBus;
import dev.exesys.local.process.LocalCommand;
import dev.exesys.local.process.ProcessRef;
import dev.exesys.local.process.ProcessResult;
import dev.exesys.local.process.Processes;
import dev.exesys.local.protocol.Account;
import dev.exesys.local.protocol.ServiceException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes builds from the queue to their end, and tells of it. */
final class BuildRunner implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(BuildRunner.class);

  private final BuildTable store;
  private final Processes processes;
  private final EventBus bus;
  private final Account account;
  private final InstantSource clock;
  private final Map<String, Semaphore> rooms = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("build-", 0).factory());

  BuildRunner(
      BuildTable store, Processes processes, EventBus bus, Account account, InstantSource clock) {
    this.store = store;
    this.processes = processes;
    this.bus = bus;
    this.account = account;
    this.clock = clock;
  }

  /** Goes on with what was under way when the stack stopped. */
  void resume() {
    for (Build build : store.unfinished()) {
      ProcessRef process = build.process();
      if (build.over()) {
        threads.execute(() -> tell(build));
      } else if (process != null) {
        threads.execute(() -> interruptibly(build, () -> rejoin(build, process)));
      } else {
        start(build);
      }
    }
  }

  /** Starts a queued build as soon as there is room. */
  void start(Build build) {
    threads.execute(() -> interruptibly(build, () -> runInTurn(build)));
  }

  /** Stops a build, running or not. */
  Build stop(String id) {
    Build stopped =
        store.change(
            id, build -> build.process() == null ? end(build, new ProcessResult.Stopped()) : build);
    if (stopped.over()) {
      tellIfNeeded(stopped);
      return stopped;
    }
    threads.execute(() -> interruptibly(stopped, () -> processes.stop(id)));
    return stopped;
  }

  private void runInTurn(Build build) throws InterruptedException {
    Project project = store.project(build.project()).orElse(null);
    if (project == null) {
      finish(build, new ProcessResult.NotStarted("the project is gone"));
      return;
    }
    Semaphore room =
        rooms.computeIfAbsent(project.name(), any -> new Semaphore(project.concurrency(), true));
    if (!room.tryAcquire(build.queuedMinutes(), TimeUnit.MINUTES)) {
      finish(build, new ProcessResult.TimedOut());
      return;
    }
    try {
      if (!store.build(build.id()).map(Build::over).orElse(true)) {
        run(build, project);
      }
    } finally {
      room.release();
    }
  }

  private void run(Build build, Project project) throws InterruptedException {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("CODEBUILD_BUILD_ID", build.id());
    environment.put("CODEBUILD_BUILD_ARN", arn(build));
    environment.put("CODEBUILD_BUILD_NUMBER", Long.toString(build.number()));
    environment.putAll(build.environment());
    LocalCommand command;
    try {
      command = project.command(build.buildspec()).with(environment);
    } catch (ServiceException e) {
      finish(build, new ProcessResult.NotStarted(String.valueOf(e.getMessage())));
      return;
    }
    Duration timeout = Duration.ofMinutes(build.timeoutMinutes());
    processes.run(build.id(), command, timeout, new Watcher(build));
  }

  private void rejoin(Build build, ProcessRef process) throws InterruptedException {
    long since = build.startedAt() == null ? build.queuedAt() : build.startedAt();
    long over = since + Duration.ofMinutes(build.timeoutMinutes()).toMillis();
    Duration left = Duration.ofMillis(Math.max(1, over - clock.millis()));
    processes.watch(build.id(), process, left, new Watcher(build));
  }

  private final class Watcher implements Processes.Watcher {
    private final Build build;

    Watcher(Build build) {
      this.build = build;
    }

    @Override
    public void started(ProcessRef process) {
      Build now = store.change(build.id(), b -> b.started(process, clock.millis()));
      if (now.over()) {
        // It was stopped in the moment it started.
        threads.execute(() -> interruptibly(build, () -> processes.stop(build.id())));
      }
    }

    @Override
    public void ended(ProcessResult outcome) {
      finish(build, outcome);
    }
  }

  private void finish(Build build, ProcessResult outcome) {
    tellIfNeeded(store.change(build.id(), b -> end(b, outcome)));
  }

  private Build end(Build build, ProcessResult outcome) {
    long now = clock.millis();
    return switch (outcome) {
      case ProcessResult.Exited(int code) when code == 0 ->
          build.ended(Status.SUCCEEDED, null, now);
      case ProcessResult.Exited(int code) -> build.ended(Status.FAILED, "exit status " + code, now);
      case ProcessResult.TimedOut() ->
          build.ended(Status.TIMED_OUT, "the build's time is over", now);
      case ProcessResult.Stopped() -> build.ended(Status.STOPPED, "the build was stopped", now);
      case ProcessResult.Unknown() ->
          build.ended(
              Status.FAULT, "the local stack was restarted and does not know how it ended", now);
      case ProcessResult.NotStarted(String reason) -> build.ended(Status.FAULT, reason, now);
    };
  }

  private void tellIfNeeded(Build build) {
    if (!build.announced()) {
      tell(build);
    }
  }

  /** Told first and marked second, so that it is told at least once. */
  private void tell(Build build) {
    bus.publish(
        "aws.codebuild", EventBus.BUILD_STATE, arn(build), BuildEvent.of(build, arn(build)));
    store.told(build.id());
  }

  String arn(Build build) {
    return account.arn("codebuild", "build/" + build.id());
  }

  /** Work that may be interrupted when the stack stops. */
  private interface Work {
    void run() throws InterruptedException;
  }

  private static void interruptibly(Build build, Work work) {
    try {
      work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("build {} failed", build.id(), e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
