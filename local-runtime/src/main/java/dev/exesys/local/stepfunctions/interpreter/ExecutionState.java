package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.ErrorNames;
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
 * Holds the mutable state of one execution and the parts of the interpreter.
 *
 * <p>The steps that follow from a command are queued and run one after the other, so the call stack
 * does not grow with the number or the nesting of states.
 */
final class ExecutionState {
  final Program program;
  final ExecutionInfo info;
  final History history = new History();
  final Timers timers = new Timers(this::effect);
  final TaskAttempts tasks = new TaskAttempts(this);
  final ActivityTasks activities = new ActivityTasks(this);
  final Redriving redriving = new Redriving(this);
  final ContextObjects contexts;
  final StateDataFlow data;
  final Transitions transitions = new Transitions(this);
  final ErrorHandler errors = new ErrorHandler(this);
  final ParallelScopes parallelScopes = new ParallelScopes(this);
  final SplittableRandom random;

  private final Deque<Runnable> agenda = new ArrayDeque<>();
  private List<ExecutionEffect> effects = new ArrayList<>();
  private Instant now;
  private @Nullable LocalExecutionOutcome outcome;

  ExecutionState(Program program, ExecutionInfo info) {
    this.program = program;
    this.info = info;
    this.now = info.startTime();
    this.random = new SplittableRandom(info.seed());
    this.contexts = new ContextObjects(info);
    this.data = new StateDataFlow(this);
  }

  Instant now() {
    return now;
  }

  void setNow(Instant at) {
    now = at;
  }

  @Nullable LocalExecutionOutcome outcome() {
    return outcome;
  }

  void effect(ExecutionEffect effect) {
    effects.add(effect);
  }

  List<ExecutionEffect> takeEffects() {
    List<ExecutionEffect> taken = effects;
    effects = new ArrayList<>();
    return taken;
  }

  /** Queues a step that runs after the current one. */
  void enqueue(Runnable step) {
    agenda.add(step);
  }

  /** Runs the queued steps. Fails the execution if its history is full. */
  void runAgenda() {
    try {
      Runnable step = agenda.poll();
      while (step != null && outcome == null) {
        step.run();
        step = agenda.poll();
      }
    } catch (History.FullException e) {
      fail(0, new StateFailure(ErrorNames.RUNTIME, e.getMessage(), null));
    }
    agenda.clear();
  }

  /** Writes the next event of a branch and returns its number. */
  long event(BranchExecution branch, HistoryEventType type, @Nullable ObjectNode details) {
    branch.lastEvent = history.add(type, branch.lastEvent, now, details);
    return branch.lastEvent;
  }

  /** Returns the scope in which a state's expressions are evaluated. */
  Scope scope(StateVisit visit, JsonNode input, @Nullable String token) {
    return new Scope(input, contexts.of(visit, token), random);
  }

  void succeed(BranchExecution top, Payload output) {
    event(top, HistoryEventType.EXECUTION_SUCCEEDED, EventDetails.output(output));
    end(new LocalExecutionOutcome(LocalExecutionStatus.SUCCEEDED, output.text(), null, null));
  }

  void fail(long previousEvent, StateFailure failure) {
    @Nullable String cause = "".equals(failure.cause()) ? null : failure.cause();
    ObjectNode details = EventDetails.error(failure.error(), failure.cause());
    history.add(HistoryEventType.EXECUTION_FAILED, previousEvent, now, details);
    end(new LocalExecutionOutcome(LocalExecutionStatus.FAILED, null, failure.error(), cause));
  }

  void timeOut() {
    history.add(
        HistoryEventType.EXECUTION_TIMED_OUT, 0, now, EventDetails.error(ErrorNames.TIMEOUT, null));
    end(new LocalExecutionOutcome(LocalExecutionStatus.TIMED_OUT, null, null, null));
  }

  void stop(@Nullable String error, @Nullable String cause) {
    history.add(HistoryEventType.EXECUTION_ABORTED, 0, now, EventDetails.error(error, cause));
    end(new LocalExecutionOutcome(LocalExecutionStatus.ABORTED, null, error, cause));
  }

  /** Makes an execution that has ended run again. */
  void reopen() {
    outcome = null;
  }

  private void end(LocalExecutionOutcome result) {
    outcome = result;
    tasks.stopAll();
    timers.clear();
    effect(new ExecutionEffect.EndExecution(result));
  }
}
