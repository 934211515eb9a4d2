package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.local.stepfunctions.history.EventType;
import dev.exesys.local.stepfunctions.history.HistoryEvent;
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
  private final Run run;
  private final Strand top;

  public Execution(Program program, ExecutionInfo info) {
    this.run = new Run(program, info);
    this.top = new Strand(program.machine().top(), null, 0, 0);
  }

  /**
   * What came of a command.
   *
   * @param accepted false if it came too late or concerns nothing that is there: then nothing else
   *     happened, and there is nothing to keep
   */
  public record Step(boolean accepted, List<HistoryEvent> events, List<Effect> effects) {}

  /** Applies a command. */
  public Step apply(Command command, Instant at) {
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

  private boolean accept(Command command) {
    return switch (command) {
      case Command.Start start -> start();
      case Command.TimerFired timer -> run.timers.fire(timer.timer(), timer.due());
      case Command.TaskReplied reply -> run.tasks.replied(reply.task(), reply.answer());
      case Command.TaskBroke broke ->
          run.tasks.broke(broke.task(), new Failure(broke.error(), broke.cause(), null));
      case Command.TokenSucceeded success ->
          run.tasks.tokenSucceeded(success.task(), success.output());
      case Command.TokenFailed failure ->
          run.tasks.tokenFailed(
              failure.task(), new Failure(failure.error(), failure.cause(), null));
      case Command.Heartbeat beat -> run.tasks.heartbeat(beat.task());
      case Command.ChildEnded child ->
          run.tasks.childEnded(child.task(), child.succeeded(), child.description());
      case Command.Stop stop -> {
        run.stop(stop.error(), stop.cause());
        yield true;
      }
    };
  }

  private boolean start() {
    run.history.add(
        EventType.EXECUTION_STARTED,
        0,
        run.now(),
        Details.started(run.info.input(), run.info.roleArn()));
    Long timeout = run.program.machine().timeoutSeconds();
    if (timeout != null) {
      run.timers.set(run.info.startTime().plusSeconds(timeout), run::timeOut);
    }
    run.transitions.enter(top, top.level.startAt(), Payload.of(run.info.input()));
    return true;
  }
}
