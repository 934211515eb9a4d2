package dev.exesys.engine.sim;

import dev.exesys.compiler.CompiledJob;
import dev.exesys.compiler.CompiledMachine;
import dev.exesys.core.contract.Json;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.JsonFunction;
import dev.exesys.engine.machines.ExecutionRequest;
import dev.exesys.engine.machines.StateMachines;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The part of Step Functions that compiled machines use, in virtual time. It reads the JSON of the
 * definitions and is independent of the compiler.
 */
final class SimStepFunctions implements StateMachines, TaskTokens {

  private static final String PREFIX = "arn:aws:states:us-east-1:000000000000:stateMachine:";

  private final VirtualTime time;
  private final Map<String, SimExecution> executions = new HashMap<>();
  private final Map<String, SimExecution.Pending> tokens = new HashMap<>();
  private JsonFunction steps = event -> event;
  private JsonFunction finalizer = event -> event;
  private boolean losing;
  private boolean dying;
  private final Map<String, Instant> begun = new HashMap<>();

  SimStepFunctions(VirtualTime time) {
    this.time = time;
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

  JsonNode call(JsonNode payload) {
    return steps.apply(payload);
  }

  VirtualTime time() {
    return time;
  }

  String token(SimExecution.Pending pending) {
    String token = "token-" + tokens.size();
    tokens.put(token, pending);
    return token;
  }

  /**
   * Sends the event of an ended execution to the finalizer, later and twice, as EventBridge may.
   */
  void ended(SimExecution execution) {
    if (losing) {
      return;
    }
    ObjectNode event = Json.object();
    event
        .putObject("detail")
        .put("executionArn", execution.arn())
        .put("name", execution.name())
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
    String arn = executionArn(job, request.name());
    if (!executions.containsKey(arn)) {
      CompiledMachine root = job.root();
      SimExecution execution = new SimExecution(this, arn, request.name(), Json.parse(root.json()));
      executions.put(arn, execution);
      begun.put(arn, time.instant());
      time.after(Duration.ZERO, () -> execution.begin(Json.parse(request.input())));
    }
  }

  @Override
  public Optional<ExecutionStatus> status(String executionArn) {
    return Optional.ofNullable(executions.get(executionArn)).map(SimExecution::status);
  }

  @Override
  public void stop(String executionArn, String error, String cause) {
    Optional.ofNullable(executions.get(executionArn))
        .ifPresent(e -> e.end(ExecutionStatus.ABORTED));
  }

  @Override
  public boolean heartbeat(String taskToken) {
    return tokens.containsKey(taskToken);
  }

  @Override
  public boolean delete(String machineName) {
    throw new UnsupportedOperationException("state machines are not deleted here");
  }

  @Override
  public boolean succeed(String taskToken, JsonNode output) {
    return Optional.ofNullable(tokens.get(taskToken)).filter(p -> p.succeed(output)).isPresent();
  }

  @Override
  public boolean fail(String taskToken, String error, String cause) {
    return Optional.ofNullable(tokens.get(taskToken)).filter(p -> p.fail(error, cause)).isPresent();
  }

  @Override
  public List<String> pools(String prefix) {
    return List.of();
  }
}
