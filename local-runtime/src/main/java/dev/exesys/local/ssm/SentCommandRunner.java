package dev.exesys.local.ssm;

import dev.exesys.local.events.EventBus;
import dev.exesys.local.process.LocalCommand;
import dev.exesys.local.process.ProcessRef;
import dev.exesys.local.process.ProcessResult;
import dev.exesys.local.process.Processes;
import dev.exesys.local.protocol.Account;
import dev.exesys.local.ssm.SentCommand.Invocation;
import dev.exesys.local.ssm.SentCommand.Status;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs commands, each instance's as a process of its own, and tells how they ended. */
final class SentCommandRunner implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SentCommandRunner.class);

  private final CommandTable store;
  private final Processes processes;
  private final EventBus bus;
  private final Account account;
  private final InstantSource clock;
  private final Set<String> disconnected = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("command-", 0).factory());

  SentCommandRunner(
      CommandTable store, Processes processes, EventBus bus, Account account, InstantSource clock) {
    this.store = store;
    this.processes = processes;
    this.bus = bus;
    this.account = account;
    this.clock = clock;
  }

  /** The key of an instance's process. */
  static String key(SentCommand command, String instance) {
    return command.id() + "-" + instance;
  }

  /** Takes an instance's agent away: what is sent to it is not picked up. */
  void disconnect(String instance) {
    disconnected.add(instance);
  }

  boolean isConnected(String instance) {
    return !disconnected.contains(instance);
  }

  /** Starts a command on one instance. */
  void start(SentCommand command, String instance, LocalCommand program) {
    if (!isConnected(instance)) {
      threads.execute(() -> interruptibly(command, () -> expire(command, instance)));
      return;
    }
    Duration timeout = Duration.ofSeconds(command.timeoutSeconds());
    threads.execute(() ->
        interruptibly(
            command,
            () ->
                processes.run(
                    key(command, instance), program, timeout, new Watcher(command, instance))));
  }

  /** Waits until a command's delivery time is over, or somebody cancels it. */
  private void expire(SentCommand command, String instance) throws InterruptedException {
    while (clock.millis() < command.expires()) {
      TimeUnit.MILLISECONDS.sleep(100);
      if (isCancelling(command, instance)) {
        finish(command, instance, new ProcessResult.Stopped());
        return;
      }
    }
    end(command, instance, one -> one.ended(Status.Undelivered, -1, null, clock.millis()));
  }

  private boolean isCancelling(SentCommand command, String instance) {
    return store
        .find(command.id())
        .flatMap(now -> now.on(instance))
        .filter(one -> one.status() == Status.Cancelling)
        .isPresent();
  }

  /** Goes on with what an earlier JVM had started; what it had not is given up as failed. */
  void resume() {
    for (SentCommand command : store.all()) {
      for (Invocation one : command.invocations()) {
        ProcessRef process = one.process();
        if (one.status().over() && !one.announced()) {
          threads.execute(() -> tell(command, one));
        } else if (!one.status().over() && process == null) {
          threads.execute(() -> finish(command, one.instance(), new ProcessResult.Unknown()));
        } else if (!one.status().over() && process != null) {
          threads.execute(() -> interruptibly(command, () -> rejoin(command, one, process)));
        }
      }
    }
  }

  private void rejoin(SentCommand command, Invocation one, ProcessRef process)
      throws InterruptedException {
    long since = one.started() == null ? command.requested() : one.started();
    long over = since + Duration.ofSeconds(command.timeoutSeconds()).toMillis();
    Duration left = Duration.ofMillis(Math.max(1, over - clock.millis()));
    processes.watch(
        key(command, one.instance()), process, left, new Watcher(command, one.instance()));
  }

  /** Ends a command on one instance, if it runs there or is about to. */
  void cancel(SentCommand command, String instance) {
    store.change(command.id(), instance, Invocation::cancelling);
    threads.execute(() -> interruptibly(command, () -> processes.stop(key(command, instance))));
  }

  private final class Watcher implements Processes.Watcher {
    private final SentCommand command;
    private final String instance;

    Watcher(SentCommand command, String instance) {
      this.command = command;
      this.instance = instance;
    }

    @Override
    public void started(ProcessRef process) {
      boolean cancelled = isCancelling(command, instance);
      store.change(command.id(), instance, one -> one.started(process, clock.millis()));
      if (cancelled) {
        cancel(command, instance);
      }
    }

    @Override
    public void ended(ProcessResult outcome) {
      finish(command, instance, outcome);
    }
  }

  private void finish(SentCommand command, String instance, ProcessResult outcome) {
    long now = clock.millis();
    end(
        command,
        instance,
        one ->
            switch (outcome) {
              case ProcessResult.Exited(int code) when code == 0 ->
                  one.ended(Status.Success, 0, null, now);
              case ProcessResult.Exited(int code) -> one.ended(Status.Failed, code, null, now);
              case ProcessResult.TimedOut() -> one.ended(Status.TimedOut, -1, null, now);
              case ProcessResult.Stopped() -> one.ended(Status.Cancelled, -1, null, now);
              case ProcessResult.Unknown() ->
                  one.ended(
                      Status.Failed,
                      -1,
                      "the local stack was restarted and does not know how it ended",
                      now);
              case ProcessResult.NotStarted(String reason) ->
                  one.ended(Status.Failed, -1, reason, now);
            });
  }

  private void end(SentCommand command, String instance, UnaryOperator<Invocation> end) {
    SentCommand changed = store.change(command.id(), instance, end);
    changed.on(instance).filter(one -> !one.announced()).ifPresent(one -> tell(changed, one));
  }

  /** Told first and marked second, so that it is told at least once. */
  private void tell(SentCommand command, Invocation one) {
    bus.publish(
        "aws.ssm",
        EventBus.COMMAND_STATUS,
        one.instance().startsWith("mi-")
            ? account.arn("ssm", "managed-instance/" + one.instance())
            : account.arn("ec2", "instance/" + one.instance()),
        CommandJson.event(command, one));
    store.told(command.id(), one.instance());
  }

  /** Work that may be interrupted when the stack stops. */
  private interface Work {
    void run() throws InterruptedException;
  }

  private static void interruptibly(SentCommand command, Work work) {
    try {
      work.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("command {} failed", command.id(), e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
