package dev.exesys.local.stepfunctions.simulation;

import dev.exesys.asl.StateMachine;
import dev.exesys.local.stepfunctions.interpreter.Effect;
import dev.exesys.local.stepfunctions.interpreter.Execution;
import dev.exesys.local.stepfunctions.interpreter.ExecutionCommand;
import dev.exesys.local.stepfunctions.interpreter.ExecutionInfo;
import dev.exesys.local.stepfunctions.interpreter.Program;
import dev.exesys.local.stepfunctions.language.AslJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Executes machines in virtual time, with a callback in place of every function.
 *
 * <pre>{@code
 * Simulation simulation = new Simulation(call -> call.succeedAfter(durationOf(call), result));
 * simulation.machine("arn:aws:states:us-east-1:000000000000:stateMachine:root", definition);
 * SimulatedExecution root = simulation.run("arn:…:stateMachine:root", "{\"run_id\":\"r\"}");
 * }</pre>
 *
 * <p>Time stands still while something can happen and then jumps to the next moment at which
 * something does, so a run ends when everything has happened that ever will; an execution that is
 * then still running waits for something that nobody will do. Whatever is due at the same moment
 * happens in the order in which it was asked for. The same calls give the same run. Child
 * executions run in the same simulation. Not safe for use by several threads at once.
 */
public final class Simulation {
  private static final Instant BEGINNING = Instant.parse("2026-01-01T00:00:00Z");
  private static final String ROLE = "arn:aws:iam::000000000000:role/simulation";

  private final TaskHandler handler;
  private final Map<String, Program> machines = new LinkedHashMap<>();
  private final Map<String, SimulatedExecution> executions = new LinkedHashMap<>();
  private final PriorityQueue<Entry> agenda =
      new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparingLong(Entry::number));
  private Instant now = BEGINNING;
  private long entries;

  public Simulation(TaskHandler handler) {
    this.handler = handler;
  }

  private record Entry(Instant due, long number, Runnable action) {}

  /**
   * Makes a machine known.
   *
   * @throws dev.exesys.asl.AslSyntaxException if the definition is none that can be executed
   */
  public Simulation machine(String arn, String definition) {
    machines.put(arn, Program.read(definition));
    return this;
  }

  /** As {@link #machine(String, String)}. */
  public Simulation machine(String arn, StateMachine machine) {
    machines.put(arn, Program.of(machine));
    return this;
  }

  /** Virtual time since the beginning. */
  public Duration elapsed() {
    return Duration.between(BEGINNING, now);
  }

  /** Does something when some virtual time has passed. */
  public void after(Duration delay, Runnable action) {
    at(now.plus(delay), action);
  }

  /** Starts an execution now, without running anything yet. */
  public SimulatedExecution start(String machineArn, String name, String input) {
    return start(machineArn, name, input, null, 0);
  }

  /** Starts an execution and runs the simulation to its end. */
  public SimulatedExecution run(String machineArn, String input) {
    SimulatedExecution execution = start(machineArn, "run-" + executions.size(), input);
    run();
    return execution;
  }

  /** Runs until nothing more will happen. */
  public void run() {
    Entry next = agenda.poll();
    while (next != null) {
      now = next.due();
      next.action().run();
      next = agenda.poll();
    }
  }

  /** Stops an execution, as {@code StopExecution} does. */
  public void stop(SimulatedExecution execution) {
    apply(execution, new ExecutionCommand.Stop(null, null));
  }

  /** All executions by ARN, in the order in which they were started, children included. */
  public Map<String, SimulatedExecution> executions() {
    return executions;
  }

  private SimulatedExecution start(
      String machineArn,
      String name,
      String input,
      @Nullable SimulatedExecution parent,
      long parentTask) {
    Program program = machines.get(machineArn);
    if (program == null) {
      throw new IllegalArgumentException("no such machine: " + machineArn);
    }
    SimulatedExecution execution =
        new SimulatedExecution(program, info(machineArn, name, input), parent, parentTask);
    if (executions.putIfAbsent(execution.arn(), execution) != null) {
      throw new IllegalArgumentException("there is such an execution already: " + name);
    }
    after(Duration.ZERO, () -> apply(execution, new ExecutionCommand.Start()));
    return execution;
  }

  private ExecutionInfo info(String machineArn, String name, String input) {
    String machine = machineArn.substring(machineArn.lastIndexOf(':') + 1);
    String arn = machineArn.replace(":stateMachine:", ":execution:") + ":" + name;
    return new ExecutionInfo(
        arn,
        name,
        machineArn,
        machine,
        ROLE,
        "us-east-1",
        now,
        input,
        executions.size(),
        task -> arn + "#" + task);
  }

  private void at(Instant due, Runnable action) {
    entries++;
    // What should have happened already happens now: time does not run backwards.
    agenda.add(new Entry(due.isBefore(now) ? now : due, entries, action));
  }

  void apply(SimulatedExecution to, ExecutionCommand command) {
    Execution.Step step = to.execution.apply(command, now);
    to.history.addAll(step.events());
    step.effects().forEach(effect -> carryOut(to, effect));
  }

  private void carryOut(SimulatedExecution from, Effect effect) {
    switch (effect) {
      case Effect.SetTimer timer -> {
        from.timers.put(timer.timer(), timer.due());
        at(timer.due(), () -> fire(from, timer.timer(), timer.due()));
      }
      case Effect.CancelTimer timer -> from.timers.remove(timer.timer());
      case Effect.Invoke invoke -> invoke(from, invoke);
      case Effect.StartChild child -> startChild(from, child);
      case Effect.StopChild child -> {
        SimulatedExecution running =
            executions.get(
                child.machineArn().replace(":stateMachine:", ":execution:") + ":" + child.name());
        if (running != null) {
          stop(running);
        }
      }
      case Effect.End end -> {
        from.timers.clear();
        if (from.parent != null) {
          SimulatedExecution parent = from.parent;
          boolean succeeded = end.outcome().status() == Effect.Status.SUCCEEDED;
          ExecutionCommand ended =
              new ExecutionCommand.ChildEnded(
                  from.parentTask, succeeded, describe(from, end.outcome()));
          after(Duration.ZERO, () -> apply(parent, ended));
        }
      }
    }
  }

  private void fire(SimulatedExecution execution, long timer, Instant due) {
    if (due.equals(execution.timers.get(timer))) {
      execution.timers.remove(timer);
      apply(execution, new ExecutionCommand.TimerFired(timer, due));
    }
  }

  private void invoke(SimulatedExecution from, Effect.Invoke invoke) {
    boolean token = from.execution.awaitsToken(invoke.task());
    if (token) {
      apply(from, new ExecutionCommand.TaskReplied(invoke.task(), AslJson.NODES.nullNode()));
    }
    handler.started(new TaskCall(this, from, invoke, token));
  }

  private void startChild(SimulatedExecution from, Effect.StartChild child) {
    try {
      SimulatedExecution started =
          start(
              child.machineArn(),
              child.name(),
              child.input(),
              child.watched() ? from : null,
              child.task());
      ObjectNode answer =
          AslJson.object().put("ExecutionArn", started.arn()).put("StartDate", now.toEpochMilli());
      apply(from, new ExecutionCommand.TaskReplied(child.task(), answer));
    } catch (IllegalArgumentException e) {
      apply(
          from,
          new ExecutionCommand.TaskBroke(
              child.task(), "StepFunctions.InvalidRequestException", e.getMessage()));
    }
  }

  private ObjectNode describe(SimulatedExecution child, Effect.Outcome outcome) {
    ObjectNode description =
        AslJson.object()
            .put("ExecutionArn", child.arn())
            .put("Input", child.info.input())
            .put("Name", child.info.name())
            .put("StartDate", child.info.startTime().toEpochMilli())
            .put("StateMachineArn", child.info.machineArn())
            .put("Status", outcome.status().name())
            .put("StopDate", now.toEpochMilli());
    if (outcome.output() != null) {
      description.put("Output", outcome.output());
    }
    if (outcome.error() != null) {
      description.put("Error", outcome.error());
    }
    if (outcome.cause() != null) {
      description.put("Cause", outcome.cause());
    }
    return description;
  }
}
