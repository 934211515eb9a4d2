package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.local.stepfunctions.history.HistoryEvent;
import dev.exesys.local.stepfunctions.history.HistoryEventType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Executes one state machine: accepts commands and returns history events and effects. Not
 * thread-safe.
 *
 * <p>The same program, info and commands at the same times give the same events and effects, so a
 * journal of commands suffices to restore an execution.
 */
public final class Execution {
  private final ExecutionState execution;
  private final BranchExecution top;

  public Execution(Program program, ExecutionInfo info) {
    this.execution = new ExecutionState(program, info);
    this.top = new BranchExecution(program.machine().top(), null, 0, 0);
  }

  /**
   * The result of a command.
   *
   * @param accepted false if the execution has ended or the command refers to no pending task or
   *     timer; the command then has no effect and need not be stored
   */
  public record CommandResult(
      boolean accepted, List<HistoryEvent> events, List<ExecutionEffect> effects) {}

  /** Applies a command and everything that follows from it. */
  public CommandResult apply(ExecutionCommand command, Instant at) {
    boolean ended = execution.outcome() != null;
    if (ended != command instanceof ExecutionCommand.Redrive) {
      return new CommandResult(false, List.of(), List.of());
    }
    execution.setNow(at);
    execution.reopen();
    boolean[] accepted = {false};
    execution.enqueue(() -> accepted[0] = accept(command));
    execution.runAgenda();
    return new CommandResult(
        accepted[0] || execution.outcome() != null,
        execution.history.take(),
        execution.takeEffects());
  }

  /**
   * Returns the effects that continue an execution after its commands were replayed: its timers,
   * and the start of every task without a response.
   */
  public List<ExecutionEffect> resume(Instant now) {
    execution.takeEffects();
    if (execution.outcome() == null) {
      execution.setNow(now);
      execution.timers.repeat();
      execution.tasks.resume(now);
    }
    return execution.takeEffects();
  }

  /** Returns the outcome; empty while the execution is running. */
  public Optional<LocalExecutionOutcome> outcome() {
    return Optional.ofNullable(execution.outcome());
  }

  /** Returns true if the task still waits for its token. */
  public boolean awaitsToken(long task) {
    return execution.outcome() == null && execution.tasks.awaitsToken(task);
  }

  private boolean accept(ExecutionCommand command) {
    return switch (command) {
      case ExecutionCommand.Start start -> start();
      case ExecutionCommand.TimerFired timer -> execution.timers.fire(timer.timer(), timer.due());
      case ExecutionCommand.TaskResponded reply ->
          execution.tasks.responded(reply.task(), reply.response());
      case ExecutionCommand.TaskRequestFailed requestFailed ->
          execution.tasks.requestFailed(
              requestFailed.task(),
              new StateFailure(requestFailed.error(), requestFailed.cause(), null));
      case ExecutionCommand.TokenSucceeded success ->
          execution.tasks.tokenSucceeded(success.task(), success.output());
      case ExecutionCommand.TokenFailed failure ->
          execution.tasks.tokenFailed(
              failure.task(), new StateFailure(failure.error(), failure.cause(), null));
      case ExecutionCommand.Heartbeat beat -> execution.tasks.heartbeat(beat.task());
      case ExecutionCommand.ChildEnded child ->
          execution.tasks.childEnded(child.task(), child.succeeded(), child.description());
      case ExecutionCommand.ActivityScheduled scheduled ->
          execution.activities.scheduled(scheduled.task());
      case ExecutionCommand.ActivityMissing missing -> execution.activities.missing(missing.task());
      case ExecutionCommand.ActivityStarted started ->
          execution.activities.started(started.task(), started.workerName());
      case ExecutionCommand.Redrive redrive -> {
        startTimeout(execution.now());
        execution.redriving.redrive(top);
        yield true;
      }
      case ExecutionCommand.Stop stop -> {
        execution.stop(stop.error(), stop.cause());
        yield true;
      }
    };
  }

  private boolean start() {
    execution.history.add(
        HistoryEventType.EXECUTION_STARTED,
        0,
        execution.now(),
        EventDetails.started(execution.info.input(), execution.info.roleArn()));
    startTimeout(execution.info.startTime());
    execution.transitions.enter(top, top.definition.startAt(), Payload.of(execution.info.input()));
    return true;
  }

  private void startTimeout(Instant from) {
    Long timeout = execution.program.machine().timeoutSeconds();
    if (timeout != null) {
      execution.timers.set(from.plusSeconds(timeout), execution::timeOut);
    }
  }
}
