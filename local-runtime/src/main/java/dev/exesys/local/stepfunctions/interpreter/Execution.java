package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.local.stepfunctions.history.HistoryEvent;
import dev.exesys.local.stepfunctions.history.HistoryEventType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One execution of a machine. Not safe for use by several threads at once.
 *
 * <p>Given the same program, the same info and the same commands at the same times, it does the
 * same; that is what makes a journal of commands enough to restore it.
 */
public final class Execution {
  private final ExecutionState run;
  private final BranchExecution top;

  public Execution(Program program, ExecutionInfo info) {
    this.run = new ExecutionState(program, info);
    this.top = new BranchExecution(program.machine().top(), null, 0, 0);
  }

  /**
   * What came of a command.
   *
   * @param accepted false if it came too late or concerns nothing that is there: then nothing else
   *     happened, and there is nothing to keep
   */
  public record Step(boolean accepted, List<HistoryEvent> events, List<Effect> effects) {}

  /** Applies a command. */
  public Step apply(ExecutionCommand command, Instant at) {
    if (run.outcome() != null) {
      return new Step(false, List.of(), List.of());
    }
    run.setNow(at);
    boolean[] accepted = {false};
    run.later(() -> accepted[0] = accept(command));
    run.settle();
    return new Step(accepted[0] || run.outcome() != null, run.history.take(), run.takeEffects());
  }

  /**
   * The effects that an execution needs to go on after its commands were replayed: its timers, and
   * the start of every task that has no answer yet.
   */
  public List<Effect> resume(Instant now) {
    run.takeEffects();
    if (run.outcome() == null) {
      run.setNow(now);
      run.timers.repeat();
      run.tasks.resume(now);
    }
    return run.takeEffects();
  }

  /** How it ended, if it did. */
  public Optional<Effect.Outcome> outcome() {
    return Optional.ofNullable(run.outcome());
  }

  /** Whether the token of this task may still be handed in. */
  public boolean awaitsToken(long task) {
    return run.outcome() == null && run.tasks.awaitsToken(task);
  }

  private boolean accept(ExecutionCommand command) {
    return switch (command) {
      case ExecutionCommand.Start start -> start();
      case ExecutionCommand.TimerFired timer -> run.timers.fire(timer.timer(), timer.due());
      case ExecutionCommand.TaskReplied reply -> run.tasks.replied(reply.task(), reply.answer());
      case ExecutionCommand.TaskBroke broke ->
          run.tasks.broke(broke.task(), new StateFailure(broke.error(), broke.cause(), null));
      case ExecutionCommand.TokenSucceeded success ->
          run.tasks.tokenSucceeded(success.task(), success.output());
      case ExecutionCommand.TokenFailed failure ->
          run.tasks.tokenFailed(
              failure.task(), new StateFailure(failure.error(), failure.cause(), null));
      case ExecutionCommand.Heartbeat beat -> run.tasks.heartbeat(beat.task());
      case ExecutionCommand.ChildEnded child ->
          run.tasks.childEnded(child.task(), child.succeeded(), child.description());
      case ExecutionCommand.Stop stop -> {
        run.stop(stop.error(), stop.cause());
        yield true;
      }
    };
  }

  private boolean start() {
    run.history.add(
        HistoryEventType.EXECUTION_STARTED,
        0,
        run.now(),
        EventDetails.started(run.info.input(), run.info.roleArn()));
    Long timeout = run.program.machine().timeoutSeconds();
    if (timeout != null) {
      run.timers.set(run.info.startTime().plusSeconds(timeout), run::timeOut);
    }
    run.transitions.enter(top, top.level.startAt(), Payload.of(run.info.input()));
    return true;
  }
}
