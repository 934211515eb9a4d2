package dev.exesys.engine.sim;

import dev.exesys.compiler.CompiledJob;
import dev.exesys.compiler.CompiledMachine;
import dev.exesys.core.contract.Json;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.JsonFunction;
import dev.exesys.engine.machines.ExecutionRequest;
import dev.exesys.engine.machines.StateMachines;
import dev.exesys.local.stepfunctions.simulation.SimulatedExecution;
import dev.exesys.local.stepfunctions.simulation.Simulation;
import dev.exesys.local.stepfunctions.simulation.TaskCall;
import dev.exesys.local.stepfunctions.simulation.TaskHandler;
import dev.exesys.local.stepfunctions.simulation.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Step Functions in virtual time: the local interpreter, with the engine's functions as tasks. */
final class SimStepFunctions implements StateMachines, TaskTokens {

  private static final String PREFIX = "arn:aws:states:us-east-1:000000000000:stateMachine:";

  private final VirtualTime time;
  private final Simulation simulation;
  private final Set<String> registered = new HashSet<>();
  private final Map<String, TaskCall> tokens = new HashMap<>();
  private final Map<String, Instant> begun = new HashMap<>();
  private JsonFunction steps = event -> event;
  private JsonFunction finalizer = event -> event;
  private boolean losing;
  private boolean dying;

  SimStepFunctions(VirtualTime time) {
    this.time = time;
    this.simulation =
        new Simulation(
            new TaskHandler() {
              @Override
              public void started(TaskCall call) {
                invoke(call);
              }

              @Override
              public void ended(SimulatedExecution execution) {
                sendEnd(execution);
              }
            },
            time);
  }

  void connect(JsonFunction stepFunction, JsonFunction finalizerFunction) {
    steps = stepFunction;
    finalizer = finalizerFunction;
  }

  /** Loses the events of executions that end from now on. */
  void loseEvents() {
    losing = true;
  }

  /** Makes every start of an execution crash from now on. */
  void dieAtStart() {
    dying = true;
  }

  /** Makes starts succeed again. */
  void recover() {
    dying = false;
  }

  /** Returns when an execution was started. */
  Optional<Instant> begun(String arn) {
    return Optional.ofNullable(begun.get(arn));
  }

  /** Calls the function later, so that calls of the same time run in any order. */
  private void invoke(TaskCall call) {
    if (call.waitsForToken()) {
      tokens.put(call.taskToken(), call);
    }
    time.after(
        Duration.ZERO,
        () -> {
          if (isRunning(call.execution())) {
            respond(call);
          }
        });
  }

  private void respond(TaskCall call) {
    JsonNode response;
    try {
      response = steps.apply(call.payload());
    } catch (RuntimeException e) {
      call.fail(e.getClass().getSimpleName(), String.valueOf(e.getMessage()));
      return;
    }
    if (!call.waitsForToken()) {
      call.succeed(response);
    }
  }

  /**
   * Sends the event of an ended execution to the finalizer, later and twice, as EventBridge may.
   */
  private void sendEnd(SimulatedExecution execution) {
    if (losing) {
      return;
    }
    ObjectNode event = Json.object();
    event
        .putObject("detail")
        .put("executionArn", execution.arn())
        .put("name", execution.arn().substring(execution.arn().lastIndexOf(':') + 1))
        .put("status", execution.status().name());
    time.after(Duration.ofMillis(1), () -> finalizer.apply(event));
    time.after(Duration.ofMillis(1), () -> finalizer.apply(event));
  }

  @Override
  public String machineArn(CompiledJob job) {
    return PREFIX + job.root().name();
  }

  @Override
  public String executionArn(CompiledJob job, String executionName) {
    return machineArn(job).replace(":stateMachine:", ":execution:") + ":" + executionName;
  }

  @Override
  public void start(CompiledJob job, ExecutionRequest request) {
    if (dying) {
      throw new StackOverflowError("the function crashed");
    }
    if (simulation.executions().containsKey(executionArn(job, request.name()))) {
      return;
    }
    for (CompiledMachine machine : job.machines()) {
      if (registered.add(machine.name())) {
        simulation.machine(PREFIX + machine.name(), machine.json());
      }
    }
    SimulatedExecution started = simulation.start(machineArn(job), request.name(), request.input());
    begun.put(started.arn(), time.instant());
  }

  @Override
  public Optional<ExecutionStatus> status(String executionArn) {
    return Optional.ofNullable(simulation.executions().get(executionArn))
        .map(execution -> ExecutionStatus.valueOf(execution.status().name()));
  }

  @Override
  public void stop(String executionArn, String error, String cause) {
    if (isRunning(executionArn)) {
      simulation.stop(Objects.requireNonNull(simulation.executions().get(executionArn)));
    }
  }

  /** Redrives an execution that has ended without success. */
  void redrive(String executionArn) {
    simulation.redrive(Objects.requireNonNull(simulation.executions().get(executionArn)));
  }

  private boolean isRunning(String executionArn) {
    return status(executionArn).filter(ExecutionStatus.RUNNING::equals).isPresent();
  }

  @Override
  public List<String> pools(String prefix) {
    return List.of();
  }

  @Override
  public boolean delete(String machineName) {
    throw new UnsupportedOperationException("state machines are not deleted here");
  }

  @Override
  public boolean heartbeat(String taskToken) {
    Optional<TaskCall> call = pending(taskToken);
    call.ifPresent(TaskCall::heartbeat);
    return call.isPresent();
  }

  @Override
  public boolean succeed(String taskToken, JsonNode output) {
    Optional<TaskCall> call = pending(taskToken);
    call.ifPresent(task -> task.succeed(output));
    return call.isPresent();
  }

  @Override
  public boolean fail(String taskToken, String error, String cause) {
    Optional<TaskCall> call = pending(taskToken);
    call.ifPresent(task -> task.fail(error, cause));
    return call.isPresent();
  }

  private Optional<TaskCall> pending(String taskToken) {
    return Optional.ofNullable(tokens.get(taskToken)).filter(TaskCall::isPending);
  }
}
