package dev.exesys.local.ssm;

import dev.exesys.local.events.EventBus;
import dev.exesys.local.process.LocalCommand;
import dev.exesys.local.process.ProcessRef;
import dev.exesys.local.process.ProcessResult;
import dev.exesys.local.process.ProcessRunner;
import dev.exesys.local.process.ProcessSupervisor;
import dev.exesys.local.process.SupervisedProcess;
import dev.exesys.local.protocol.Account;
import dev.exesys.local.ssm.SentCommand.CommandInvocation;
import dev.exesys.local.ssm.SentCommand.CommandStatus;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Runs a command on each of its instances as one process and publishes the results. */
final class InvocationRunner implements AutoCloseable {
  private static final long POLL_INTERVAL_MILLIS = 100;

  private final CommandTable store;
  private final EventBus bus;
  private final Account account;
  private final InstantSource clock;
  private final ProcessSupervisor supervisor;
  private final Set<String> disconnected = ConcurrentHashMap.newKeySet();

  InvocationRunner(
      CommandTable store,
      ProcessRunner runner,
      EventBus bus,
      Account account,
      InstantSource clock) {
    this.store = store;
    this.bus = bus;
    this.account = account;
    this.clock = clock;
    this.supervisor = new ProcessSupervisor("command", runner, clock);
  }

  /** Returns the key of the process that runs a command on an instance. */
  static String key(SentCommand command, String instance) {
    return command.id() + "-" + instance;
  }

  /** Simulates an instance whose agent is not running, so that commands are not delivered. */
  void disconnect(String instance) {
    disconnected.add(instance);
  }

  boolean isConnected(String instance) {
    return !disconnected.contains(instance);
  }

  /** Starts a command on one instance. */
  void start(SentCommand command, String instance, LocalCommand program) {
    InvocationProcess process = new InvocationProcess(command, instance);
    if (isConnected(instance)) {
      supervisor.start(process, program);
    } else {
      supervisor.execute(process.key(), () -> awaitDeliveryTimeout(command, instance));
    }
  }

  /** Waits until the delivery timeout of a command expires or the command is cancelled. */
  private void awaitDeliveryTimeout(SentCommand command, String instance)
      throws InterruptedException {
    while (clock.millis() < command.expires()) {
      TimeUnit.MILLISECONDS.sleep(POLL_INTERVAL_MILLIS);
      if (isCancelling(command, instance)) {
        finish(command, instance, new ProcessResult.Stopped());
        return;
      }
    }
    end(
        command,
        instance,
        invocation -> invocation.ended(CommandStatus.Undelivered, -1, null, clock.millis()));
  }

  private boolean isCancelling(SentCommand command, String instance) {
    return store
        .find(command.id())
        .flatMap(now -> now.on(instance))
        .filter(invocation -> invocation.status() == CommandStatus.Cancelling)
        .isPresent();
  }

  /**
   * Resumes the invocations that had not ended, or whose result was not published, at the last
   * stop. An invocation whose process had not started fails.
   */
  void resume() {
    for (SentCommand command : store.all()) {
      for (CommandInvocation invocation : command.invocations()) {
        if (!invocation.status().terminal()) {
          resume(command, invocation);
        } else if (!invocation.announced()) {
          supervisor.execute(
              key(command, invocation.instance()), () -> publish(command, invocation));
        }
      }
    }
  }

  private void resume(SentCommand command, CommandInvocation invocation) {
    String instance = invocation.instance();
    ProcessRef process = invocation.process();
    if (process == null) {
      supervisor.execute(
          key(command, instance), () -> finish(command, instance, new ProcessResult.Unknown()));
      return;
    }
    long startedAt = invocation.started() == null ? command.requested() : invocation.started();
    supervisor.resume(new InvocationProcess(command, instance), process, startedAt);
  }

  /** Cancels a command on one instance. */
  void cancel(SentCommand command, String instance) {
    store.change(command.id(), instance, CommandInvocation::cancelling);
    supervisor.stop(key(command, instance));
  }

  private final class InvocationProcess implements SupervisedProcess {
    private final SentCommand command;
    private final String instance;

    InvocationProcess(SentCommand command, String instance) {
      this.command = command;
      this.instance = instance;
    }

    @Override
    public String key() {
      return InvocationRunner.key(command, instance);
    }

    @Override
    public Duration timeout() {
      return Duration.ofSeconds(command.timeoutSeconds());
    }

    @Override
    public boolean started(ProcessRef process) {
      SentCommand changed =
          store.change(
              command.id(),
              instance,
              invocation ->
                  invocation.status() == CommandStatus.Cancelling
                      ? invocation.started(process, clock.millis()).cancelling()
                      : invocation.started(process, clock.millis()));
      return changed
          .on(instance)
          .filter(invocation -> invocation.status() == CommandStatus.InProgress)
          .isPresent();
    }

    @Override
    public void ended(ProcessResult result) {
      finish(command, instance, result);
    }
  }

  private void finish(SentCommand command, String instance, ProcessResult result) {
    long now = clock.millis();
    end(
        command,
        instance,
        invocation ->
            switch (result) {
              case ProcessResult.Exited(int code) when code == 0 ->
                  invocation.ended(CommandStatus.Success, 0, null, now);
              case ProcessResult.Exited(int code) ->
                  invocation.ended(CommandStatus.Failed, code, null, now);
              case ProcessResult.TimedOut() ->
                  invocation.ended(CommandStatus.TimedOut, -1, null, now);
              case ProcessResult.Stopped() ->
                  invocation.ended(CommandStatus.Cancelled, -1, null, now);
              case ProcessResult.Unknown() ->
                  invocation.ended(
                      CommandStatus.Failed,
                      -1,
                      "the result is unknown because the local stack was restarted"
                          + " during the command",
                      now);
              case ProcessResult.NotStarted(String reason) ->
                  invocation.ended(CommandStatus.Failed, -1, reason, now);
            });
  }

  private void end(SentCommand command, String instance, UnaryOperator<CommandInvocation> change) {
    SentCommand changed = store.change(command.id(), instance, change);
    changed
        .on(instance)
        .filter(invocation -> !invocation.announced())
        .ifPresent(invocation -> publish(changed, invocation));
  }

  /** Publishes the event before it marks the invocation, so that it is sent at least once. */
  private void publish(SentCommand command, CommandInvocation invocation) {
    String instance = invocation.instance();
    bus.publish(
        "aws.ssm",
        EventBus.COMMAND_STATUS,
        instance.startsWith("mi-")
            ? account.arn("ssm", "managed-instance/" + instance)
            : account.arn("ec2", "instance/" + instance),
        CommandJson.event(command, invocation));
    store.markAnnounced(command.id(), instance);
  }

  @Override
  public void close() {
    supervisor.close();
  }
}
