package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.local.stepfunctions.history.History;
import dev.exesys.local.stepfunctions.history.HistoryEventType;
import dev.exesys.local.stepfunctions.language.Scope;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The mutable state of one execution, and what the parts of the interpreter share.
 *
 * <p>What follows from a command is put on an agenda and done one after the other: nothing here
 * calls itself through the states of a machine, however deep or long that is.
 */
final class ExecutionState {
  final Program program;
  final ExecutionInfo info;
  final History history = new History();
  final Timers timers = new Timers(this::effect);
  final TaskAttempts tasks = new TaskAttempts(this);
  final ContextObjects contexts;
  final DataFlow data;
  final Transitions transitions = new Transitions(this);
  final ErrorHandler errors = new ErrorHandler(this);
  final ParallelScopes regions = new ParallelScopes(this);
  final SplittableRandom random;

  private final Deque<Runnable> agenda = new ArrayDeque<>();
  private List<Effect> effects = new ArrayList<>();
  private Instant now;
  private Effect.@Nullable Outcome outcome;

  ExecutionState(Program program, ExecutionInfo info) {
    this.program = program;
    this.info = info;
    this.now = info.startTime();
    this.random = new SplittableRandom(info.seed());
    this.contexts = new ContextObjects(info);
    this.data = new DataFlow(this);
  }

  Instant now() {
    return now;
  }

  void setNow(Instant at) {
    now = at;
  }

  Effect.@Nullable Outcome outcome() {
    return outcome;
  }

  void effect(Effect effect) {
    effects.add(effect);
  }

  List<Effect> takeEffects() {
    List<Effect> taken = effects;
    effects = new ArrayList<>();
    return taken;
  }

  /** Does something once what is under way is done. */
  void later(Runnable step) {
    agenda.add(step);
  }

  /** Works the agenda off, or gives up where the history has no room left. */
  void settle() {
    try {
      Runnable step = agenda.poll();
      while (step != null && outcome == null) {
        step.run();
        step = agenda.poll();
      }
    } catch (History.FullException e) {
      fail(0, new StateFailure("States.Runtime", e.getMessage(), null));
    }
    agenda.clear();
  }

  /** Writes the next event of a strand. */
  long event(BranchExecution strand, HistoryEventType type, @Nullable ObjectNode details) {
    strand.lastEvent = history.add(type, strand.lastEvent, now, details);
    return strand.lastEvent;
  }

  /** What the expressions of a state see. */
  Scope scope(StateVisit visit, JsonNode input, @Nullable String token) {
    return new Scope(input, contexts.of(visit, token), random);
  }

  void succeed(BranchExecution top, Payload output) {
    event(top, HistoryEventType.EXECUTION_SUCCEEDED, EventDetails.output(output));
    end(new Effect.Outcome(Effect.Status.SUCCEEDED, output.text(), null, null));
  }

  void fail(long previousEvent, StateFailure failure) {
    ObjectNode details = EventDetails.error(failure.error(), failure.cause());
    history.add(HistoryEventType.EXECUTION_FAILED, previousEvent, now, details);
    end(new Effect.Outcome(Effect.Status.FAILED, null, failure.error(), failure.cause()));
  }

  void timeOut() {
    history.add(HistoryEventType.EXECUTION_TIMED_OUT, 0, now, EventDetails.error(null, null));
    end(new Effect.Outcome(Effect.Status.TIMED_OUT, null, null, null));
  }

  void stop(@Nullable String error, @Nullable String cause) {
    history.add(HistoryEventType.EXECUTION_ABORTED, 0, now, EventDetails.error(error, cause));
    end(new Effect.Outcome(Effect.Status.ABORTED, null, error, cause));
  }

  private void end(Effect.Outcome how) {
    outcome = how;
    tasks.stopAll();
    timers.clear();
    effect(new Effect.End(how));
  }
}
