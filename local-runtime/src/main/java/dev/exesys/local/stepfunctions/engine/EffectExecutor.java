package dev.exesys.local.stepfunctions.engine;

import dev.exesys.local.stepfunctions.interpreter.Effect;
import dev.exesys.local.stepfunctions.interpreter.ExecutionCommand;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Carries out the effects of executions. */
final class EffectExecutor implements ExecutionActor.Surroundings {
  private final ExecutionEngine engine;
  private final Scheduler scheduler;
  private final FunctionTaskInvoker functions;
  private final ChildExecutions children;

  /** The timers of each execution; an execution's own map is only touched in its turn. */
  private final Map<Long, Map<Long, Scheduler.Appointment>> timers = new ConcurrentHashMap<>();

  EffectExecutor(
      ExecutionEngine engine,
      Scheduler scheduler,
      FunctionTaskInvoker functions,
      ChildExecutions children) {
    this.engine = engine;
    this.scheduler = scheduler;
    this.functions = functions;
    this.children = children;
  }

  @Override
  public void carryOut(ExecutionActor actor, Effect effect) {
    switch (effect) {
      case Effect.SetTimer timer -> set(actor, timer.timer(), timer.due());
      case Effect.CancelTimer timer -> cancel(actor, timer.timer());
      case Effect.Invoke invoke -> functions.invoke(invoke, actor::tell);
      case Effect.StartChild start ->
          Thread.ofVirtual().name("states-child").start(() -> children.start(actor, start));
      case Effect.StopChild stop ->
          Thread.ofVirtual().name("states-child").start(() -> children.stop(actor, stop));
      case Effect.End end -> {
        forgetTimers(actor);
        engine.ended(actor, end.outcome());
      }
    }
  }

  @Override
  public void failed(ExecutionActor actor, RuntimeException failure) {
    forgetTimers(actor);
    engine.lost(actor, failure);
  }

  private void set(ExecutionActor actor, long timer, Instant due) {
    cancel(actor, timer);
    timers
        .computeIfAbsent(actor.row().id(), id -> new HashMap<>())
        .put(
            timer,
            scheduler.at(due, () -> actor.tell(new ExecutionCommand.TimerFired(timer, due))));
  }

  private void cancel(ExecutionActor actor, long timer) {
    Map<Long, Scheduler.Appointment> mine = timers.get(actor.row().id());
    Scheduler.Appointment appointment = mine == null ? null : mine.remove(timer);
    if (appointment != null) {
      appointment.cancel();
    }
  }

  private void forgetTimers(ExecutionActor actor) {
    Map<Long, Scheduler.Appointment> mine = timers.remove(actor.row().id());
    if (mine != null) {
      mine.values().forEach(Scheduler.Appointment::cancel);
    }
  }
}
