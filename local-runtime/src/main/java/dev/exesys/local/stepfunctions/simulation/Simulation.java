package dev.exesys.local.stepfunctions.simulation;

import dev.exesys.asl.StateMachine;
import dev.exesys.local.stepfunctions.interpreter.Execution;
import dev.exesys.local.stepfunctions.interpreter.ExecutionCommand;
import dev.exesys.local.stepfunctions.interpreter.ExecutionEffect;
import dev.exesys.local.stepfunctions.interpreter.ExecutionInfo;
import dev.exesys.local.stepfunctions.interpreter.LocalExecutionOutcome;
import dev.exesys.local.stepfunctions.interpreter.LocalExecutionStatus;
import dev.exesys.local.stepfunctions.interpreter.Program;
import dev.exesys.local.stepfunctions.language.AslJson;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Executes state machines in virtual time; a callback replaces every function and every worker of
 * an activity.
 *
 * <pre>{@code
 * Simulation simulation = new Simulation(call -> call.succeedAfter(durationOf(call), result));
 * simulation.machine("arn:aws:states:us-east-1:000000000000:stateMachine:root", definition);
 * SimulatedExecution root = simulation.run("arn:…:stateMachine:root", "{\"run_id\":\"r\"}");
 * }</pre>
 *
 * <p>A run ends when no action is scheduled any more; an execution that is still running then is
 * blocked. Child executions run in the same simulation. Not thread-safe.
 */
public final class Simulation {
  private static final String ROLE = "arn:aws:iam::000000000000:role/simulation";

  private final TaskHandler handler;
  private final Map<String, Program> machines = new LinkedHashMap<>();
  private final Map<String, SimulatedExecution> executions = new LinkedHashMap<>();
  private final VirtualTime time;

  public Simulation(TaskHandler handler) {
    this(handler, new VirtualTime());
  }

  /** Runs executions in a virtual time that other parts of a test share. */
  public Simulation(TaskHandler handler, VirtualTime time) {
    this.handler = handler;
    this.time = time;
  }

  /**
   * Registers a state machine.
   *
   * @throws dev.exesys.asl.json.AslSyntaxException if the definition cannot be executed
   */
  public Simulation machine(String arn, String definition) {
    machines.put(arn, Program.read(definition));
    return this;
  }

  /** Registers a state machine like {@link #machine(String, String)}. */
  public Simulation machine(String arn, StateMachine machine) {
    machines.put(arn, Program.of(machine));
    return this;
  }

  /** Returns the virtual time since the simulation began. */
  public Duration elapsed() {
    return time.elapsed();
  }

  /** Schedules an action after a delay in virtual time. */
  public void after(Duration delay, Runnable action) {
    time.after(delay, action);
  }

  /** Starts an execution at the current virtual time. {@link #run()} runs it. */
  public SimulatedExecution start(String machineArn, String name, String input) {
    return start(machineArn, name, input, null, 0);
  }

  /** Starts an execution and runs the simulation until no action is left. */
  public SimulatedExecution run(String machineArn, String input) {
    SimulatedExecution execution = start(machineArn, "run-" + executions.size(), input);
    run();
    return execution;
  }

  /** Runs the simulation until no action is left. */
  public void run() {
    time.runToEnd();
  }

  /** Stops an execution like {@code StopExecution}. */
  public void stop(SimulatedExecution execution) {
    apply(execution, new ExecutionCommand.Stop(null, null));
  }

  /** Redrives an execution like {@code RedriveExecution}; {@link #run()} runs it. */
  public void redrive(SimulatedExecution execution) {
    after(Duration.ZERO, () -> apply(execution, new ExecutionCommand.Redrive()));
  }

  /** Returns all executions by ARN in the order of their starts, including children. */
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
      throw new IllegalArgumentException("unknown state machine:  " + machineArn);
    }
    SimulatedExecution execution =
        new SimulatedExecution(program, info(machineArn, name, input), parent, parentTask);
    if (executions.putIfAbsent(execution.arn(), execution) != null) {
      throw new IllegalArgumentException("an execution of this name already exists:  " + name);
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
        time.instant(),
        input,
        executions.size(),
        task -> arn + "#" + task);
  }

  void apply(SimulatedExecution to, ExecutionCommand command) {
    Execution.CommandResult step = to.execution.apply(command, time.instant());
    to.history.addAll(step.events());
    step.effects().forEach(effect -> execute(to, effect));
  }

  private void execute(SimulatedExecution from, ExecutionEffect effect) {
    switch (effect) {
      case ExecutionEffect.SetTimer timer -> {
        from.timers.put(timer.timer(), timer.due());
        time.at(timer.due(), () -> fire(from, timer.timer(), timer.due()));
      }
      case ExecutionEffect.CancelTimer timer -> from.timers.remove(timer.timer());
      case ExecutionEffect.InvokeFunction invoke -> invoke(from, invoke);
      case ExecutionEffect.StartChild child -> startChild(from, child);
      case ExecutionEffect.StopChild child -> {
        SimulatedExecution running =
            executions.get(
                child.machineArn().replace(":stateMachine:", ":execution:") + ":" + child.name());
        if (running != null) {
          stop(running);
        }
      }
      case ExecutionEffect.ScheduleActivity schedule ->
          apply(from, new ExecutionCommand.ActivityScheduled(schedule.task()));
      case ExecutionEffect.OfferActivityTask offer -> poll(from, offer);
      case ExecutionEffect.WithdrawActivityTask withdraw -> {}
      case ExecutionEffect.EndExecution end -> {
        from.timers.clear();
        if (from.parent != null) {
          SimulatedExecution parent = from.parent;
          boolean succeeded = end.outcome().status() == LocalExecutionStatus.SUCCEEDED;
          ExecutionCommand ended =
              new ExecutionCommand.ChildEnded(
                  from.parentTask, succeeded, describe(from, end.outcome()));
          after(Duration.ZERO, () -> apply(parent, ended));
        }
        handler.ended(from);
      }
    }
  }

  private void fire(SimulatedExecution execution, long timer, Instant due) {
    if (due.equals(execution.timers.get(timer))) {
      execution.timers.remove(timer);
      apply(execution, new ExecutionCommand.TimerFired(timer, due));
    }
  }

  private void invoke(SimulatedExecution from, ExecutionEffect.InvokeFunction invoke) {
    boolean token = from.execution.awaitsToken(invoke.task());
    if (token) {
      apply(from, new ExecutionCommand.TaskResponded(invoke.task(), AslJson.NODES.nullNode()));
    }
    handler.started(new TaskCall(this, from, invoke, token));
  }

  private void poll(SimulatedExecution from, ExecutionEffect.OfferActivityTask offer) {
    apply(from, new ExecutionCommand.ActivityStarted(offer.task(), "simulated"));
    ExecutionEffect.InvokeFunction call =
        new ExecutionEffect.InvokeFunction(
            offer.task(), offer.activityArn(), false, AslJson.parse(offer.input()));
    handler.started(new TaskCall(this, from, call, true));
  }

  private void startChild(SimulatedExecution from, ExecutionEffect.StartChild child) {
    SimulatedExecution earlier =
        executions.get(
            child.machineArn().replace(":stateMachine:", ":execution:") + ":" + child.name());
    if (child.redriven() && earlier != null) {
      earlier.parentTask = child.task();
      apply(from, new ExecutionCommand.TaskResponded(child.task(), AslJson.object()));
      redrive(earlier);
      return;
    }
    try {
      SimulatedExecution started =
          start(
              child.machineArn(),
              child.name(),
              child.input(),
              child.watched() ? from : null,
              child.task());
      ObjectNode response =
          AslJson.object()
              .put("ExecutionArn", started.arn())
              .put("StartDate", time.instant().toEpochMilli());
      apply(from, new ExecutionCommand.TaskResponded(child.task(), response));
    } catch (IllegalArgumentException e) {
      apply(
          from,
          new ExecutionCommand.TaskRequestFailed(
              child.task(), "StepFunctions.InvalidRequestException", e.getMessage()));
    }
  }

  private ObjectNode describe(SimulatedExecution child, LocalExecutionOutcome outcome) {
    ObjectNode description =
        AslJson.object()
            .put("ExecutionArn", child.arn())
            .put("Input", child.info.input())
            .put("Name", child.info.name())
            .put("StartDate", child.info.startTime().toEpochMilli())
            .put("StateMachineArn", child.info.machineArn())
            .put("Status", outcome.status().name())
            .put("StopDate", time.instant().toEpochMilli());
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
