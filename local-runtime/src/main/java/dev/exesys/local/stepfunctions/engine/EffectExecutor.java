package dev.exesys.local.stepfunctions.engine;

import dev.exesys.local.stepfunctions.interpreter.ExecutionCommand;
import dev.exesys.local.stepfunctions.interpreter.ExecutionEffect;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Executes the effects of executions: timers, function invocations, child executions, ends. */
final class EffectExecutor implements ExecutionActor.EffectHandler {
  private final ExecutionEngine engine;
  private final Scheduler scheduler;
  private final FunctionTaskInvoker functions;
  private final ChildExecutions children;
  private final ActivityQueues activities;

  /**
   * The pending timers by actor, which alone accesses its inner map. A redriven execution has a new
   * actor while the end of the old one is still under way.
   */
  private final Map<ExecutionActor, Map<Long, Scheduler.ScheduledAction>> timers =
      new ConcurrentHashMap<>();

  EffectExecutor(
      ExecutionEngine engine,
      Scheduler scheduler,
      FunctionTaskInvoker functions,
      ChildExecutions children,
      ActivityQueues activities) {
    this.engine = engine;
    this.scheduler = scheduler;
    this.functions = functions;
    this.children = children;
    this.activities = activities;
  }

  @Override
  public void execute(ExecutionActor actor, ExecutionEffect effect) {
    switch (effect) {
      case ExecutionEffect.SetTimer timer -> set(actor, timer.timer(), timer.due());
      case ExecutionEffect.CancelTimer timer -> cancel(actor, timer.timer());
      case ExecutionEffect.InvokeFunction invoke -> functions.invoke(invoke, actor::post);
      case ExecutionEffect.StartChild start ->
          Thread.ofVirtual().name("states-child").start(() -> children.start(actor, start));
      case ExecutionEffect.StopChild stop ->
          Thread.ofVirtual().name("states-child").start(() -> children.stop(actor, stop));
      case ExecutionEffect.ScheduleActivity schedule ->
          Thread.ofVirtual()
              .name("states-activity")
              .start(() -> activities.schedule(actor, schedule));
      case ExecutionEffect.OfferActivityTask offer -> activities.offer(actor, offer);
      case ExecutionEffect.WithdrawActivityTask withdraw -> activities.withdraw(actor, withdraw);
      case ExecutionEffect.EndExecution end -> {
        forgetTimers(actor);
        engine.ended(actor, end.outcome());
      }
    }
  }

  @Override
  public void writeFailed(ExecutionActor actor, RuntimeException failure) {
    forgetTimers(actor);
    engine.writeFailed(actor, failure);
  }

  private void set(ExecutionActor actor, long timer, Instant due) {
    cancel(actor, timer);
    timers
        .computeIfAbsent(actor, key -> new HashMap<>())
        .put(
            timer,
            scheduler.at(due, () -> actor.post(new ExecutionCommand.TimerFired(timer, due))));
  }

  private void cancel(ExecutionActor actor, long timer) {
    Map<Long, Scheduler.ScheduledAction> pending = timers.get(actor);
    Scheduler.ScheduledAction action = pending == null ? null : pending.remove(timer);
    if (action != null) {
      action.cancel();
    }
  }

  private void forgetTimers(ExecutionActor actor) {
    Map<Long, Scheduler.ScheduledAction> pending = timers.remove(actor);
    if (pending != null) {
      pending.values().forEach(Scheduler.ScheduledAction::cancel);
    }
  }
}
