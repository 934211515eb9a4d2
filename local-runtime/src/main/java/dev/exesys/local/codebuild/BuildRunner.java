package dev.exesys.local.codebuild;

import dev.exesys.local.codebuild.Build.BuildStatus;
import dev.exesys.local.events.EventBus;
import dev.exesys.local.process.LocalCommand;
import dev.exesys.local.process.ProcessRef;
import dev.exesys.local.process.ProcessResult;
import dev.exesys.local.process.ProcessRunner;
import dev.exesys.local.process.ProcessSupervisor;
import dev.exesys.local.process.SupervisedProcess;
import dev.exesys.local.protocol.Account;
import dev.exesys.local.protocol.ServiceException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Runs queued builds within the concurrency limit of their project and publishes their results. */
final class BuildRunner implements AutoCloseable {
  private final BuildTable store;
  private final EventBus bus;
  private final Account account;
  private final InstantSource clock;
  private final ProcessSupervisor supervisor;
  private final Map<String, Semaphore> permits = new ConcurrentHashMap<>();

  BuildRunner(
      BuildTable store, ProcessRunner runner, EventBus bus, Account account, InstantSource clock) {
    this.store = store;
    this.bus = bus;
    this.account = account;
    this.clock = clock;
    this.supervisor = new ProcessSupervisor("build", runner, clock);
  }

  /** Resumes the builds that had not ended, or whose result was not published, at the last stop. */
  void resume() {
    for (Build build : store.unfinished()) {
      ProcessRef process = build.process();
      if (build.complete()) {
        supervisor.execute(build.id(), () -> publish(build));
      } else if (process != null) {
        long startedAt = build.startedAt() == null ? build.queuedAt() : build.startedAt();
        supervisor.resume(new BuildProcess(build), process, startedAt);
      } else {
        start(build);
      }
    }
  }

  /** Starts a queued build as soon as the project has a free permit. */
  void start(Build build) {
    supervisor.execute(build.id(), () -> runWithPermit(build));
  }

  /** Stops a build, whether it is queued or running. */
  Build stop(String id) {
    Build stopped =
        store.change(
            id, build -> build.process() == null ? end(build, new ProcessResult.Stopped()) : build);
    if (stopped.complete()) {
      publishOnce(stopped);
    } else {
      supervisor.stop(id);
    }
    return stopped;
  }

  private void runWithPermit(Build build) throws InterruptedException {
    Project project = store.project(build.project()).orElse(null);
    if (project == null) {
      finish(build, new ProcessResult.NotStarted("the project has been deleted"));
      return;
    }
    Semaphore permit =
        permits.computeIfAbsent(project.name(), any -> new Semaphore(project.concurrency(), true));
    if (!permit.tryAcquire(build.queuedMinutes(), TimeUnit.MINUTES)) {
      finish(build, new ProcessResult.TimedOut());
      return;
    }
    try {
      if (!store.build(build.id()).map(Build::complete).orElse(true)) {
        run(build, project);
      }
    } finally {
      permit.release();
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
    supervisor.run(new BuildProcess(build), command);
  }

  private final class BuildProcess implements SupervisedProcess {
    private final Build build;

    BuildProcess(Build build) {
      this.build = build;
    }

    @Override
    public String key() {
      return build.id();
    }

    @Override
    public Duration timeout() {
      return Duration.ofMinutes(build.timeoutMinutes());
    }

    @Override
    public boolean started(ProcessRef process) {
      return !store.change(build.id(), b -> b.started(process, clock.millis())).complete();
    }

    @Override
    public void ended(ProcessResult result) {
      finish(build, result);
    }
  }

  private void finish(Build build, ProcessResult result) {
    publishOnce(store.change(build.id(), b -> end(b, result)));
  }

  private Build end(Build build, ProcessResult result) {
    long now = clock.millis();
    return switch (result) {
      case ProcessResult.Exited(int code) when code == 0 ->
          build.ended(BuildStatus.SUCCEEDED, null, now);
      case ProcessResult.Exited(int code) ->
          build.ended(BuildStatus.FAILED, "exit status " + code, now);
      case ProcessResult.TimedOut() ->
          build.ended(BuildStatus.TIMED_OUT, "the build timed out", now);
      case ProcessResult.Stopped() ->
          build.ended(BuildStatus.STOPPED, "the build was stopped", now);
      case ProcessResult.Unknown() ->
          build.ended(
              BuildStatus.FAULT,
              "the result is unknown because the local stack was restarted during the build",
              now);
      case ProcessResult.NotStarted(String reason) -> build.ended(BuildStatus.FAILED, reason, now);
    };
  }

  private void publishOnce(Build build) {
    if (!build.announced()) {
      publish(build);
    }
  }

  /** Publishes the event before it marks the build, so that the event is sent at least once. */
  private void publish(Build build) {
    bus.publish(
        "aws.codebuild", EventBus.BUILD_STATE, arn(build), BuildEvent.of(build, arn(build)));
    store.markAnnounced(build.id());
  }

  String arn(Build build) {
    return account.arn("codebuild", "build/" + build.id());
  }

  @Override
  public void close() {
    supervisor.close();
  }
}
