package dev.exesys.compiler.emit;

import dev.exesys.asl.Catcher;
import dev.exesys.asl.DataPath;
import dev.exesys.asl.ErrorHandling;
import dev.exesys.asl.InputOutputProcessing;
import dev.exesys.asl.Retrier;
import dev.exesys.asl.Task;
import dev.exesys.asl.TimeLimit;
import dev.exesys.asl.Transition;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.OrderNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds the Task states of a job: one method per action that ENGINE_CONTRACT defines for it. */
final class TaskStates {
  private static final String INVOKE = "arn:aws:states:::lambda:invoke";
  private static final String INVOKE_WITH_TOKEN = INVOKE + ".waitForTaskToken";
  private static final String RUN_MACHINE = "arn:aws:states:::states:startExecution.sync:2";
  private static final DataPath OUTCOME = new DataPath("$.outcome");

  /** Transient errors of Lambda itself. */
  private static final List<String> TRANSIENT_ERRORS =
      List.of(
          "Lambda.ServiceException",
          "Lambda.AWSLambdaException",
          "Lambda.SdkClientException",
          "Lambda.ClientExecutionTimeoutException",
          "Lambda.TooManyRequestsException",
          "Lambda.Unknown");

  private static final ErrorHandling RETRY_TRANSIENT_ERRORS = retrying(TRANSIENT_ERRORS);

  /**
   * For idempotent actions: every error of the function, for example throttling by a table, is
   * retried before it fails the state machine.
   */
  private static final ErrorHandling RETRY_ALL_ERRORS = retrying(List.of("States.TaskFailed"));

  private static final ErrorHandling RETRY_START_ERRORS =
      retrying(
          List.of(
              "StepFunctions.ExecutionLimitExceededException",
              "StepFunctions.SfnException",
              "StepFunctions.SdkClientException"));

  private final CompilerOptions options;
  private final TimeLimit heartbeat;

  TaskStates(CompilerOptions options) {
    this.options = options;
    this.heartbeat = new TimeLimit.Seconds(options.heartbeatSeconds());
  }

  private static ObjectNode payload(String action) {
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    payload.put("action", action);
    payload.put("run_id.$", "$.run_id");
    return payload;
  }

  /**
   * Returns a payload for one order; the number lets the engine find the order's item without a
   * query.
   */
  private static ObjectNode payload(String action, OrderNode order, int number) {
    ObjectNode payload = payload(action);
    payload.put("order_name", order.name());
    payload.put("order_num", number);
    return payload;
  }

  private static ErrorHandling retrying(List<String> errors) {
    return new ErrorHandling(List.of(new Retrier(errors, 1, 6, 2, 60L, true, null)), List.of());
  }

  Task prepare(Transition then, String onFailure) {
    return task(
        "fetches the source and the secrets",
        INVOKE,
        invocation(options.dispatchFunction(), payload("prepare")),
        catching(RETRY_TRANSIENT_ERRORS, onFailure, new DataPath("$.error")),
        then);
  }

  Task waitFor(String orderName, List<String> dependencies, String comment, Transition then) {
    ObjectNode payload = payload("wait");
    payload.put("order_name", orderName);
    dependencies.forEach(payload.putArray("wait_for")::add);
    return task(
        comment,
        INVOKE_WITH_TOKEN,
        withTaskToken(options.stepsFunction(), payload, DataPath.DISCARD),
        RETRY_ALL_ERRORS,
        then);
  }

  Task acquire(OrderNode order, int number, String queueId, String settle, Transition then) {
    ObjectNode payload = payload("acquire", order, number);
    payload.put("queue_id", queueId);
    return task(
        "takes its turn in queue " + queueId,
        INVOKE_WITH_TOKEN,
        withTaskToken(options.stepsFunction(), payload, DataPath.DISCARD),
        catching(RETRY_ALL_ERRORS, settle, OUTCOME),
        then);
  }

  /** Runs the commands of an order. Failures that the worker reports are not retried. */
  Task run(OrderNode order, int number, String settle) {
    ObjectNode payload = payload("run", order, number);
    return new Task(
        null,
        INVOKE_WITH_TOKEN,
        withTaskToken(options.dispatchFunction(), payload, OUTCOME),
        null,
        heartbeat,
        null,
        catching(RETRY_TRANSIENT_ERRORS, settle, OUTCOME),
        Transition.to(settle));
  }

  Task settle(OrderNode order, int number, List<String> releases, Transition then) {
    ObjectNode payload = payload("settle", order, number);
    payload.put("outcome.$", "$.outcome");
    if (!releases.isEmpty()) {
      releases.forEach(payload.putArray("releases")::add);
    }
    return task(
        null,
        INVOKE,
        discardingResult(parameters(options.stepsFunction(), payload), then),
        RETRY_ALL_ERRORS,
        then);
  }

  /** Starts another state machine and waits for its end. Stopping the parent stops it. */
  Task child(int shard, ShardMachineNames machineNames, Transition then) {
    String role = ShardMachineNames.role(shard);
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    parameters.put("StateMachineArn", options.machineArnPrefix() + machineNames.machineName(shard));
    parameters.put("Name.$", "States.Format('{}-" + role + "', $.run_id)");
    ObjectNode input = payload("shard");
    input.put("shard", role + ".asl.json");
    input.put("AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$", "$$.Execution.Id");
    parameters.set("Input", input);
    return task(null, RUN_MACHINE, discardingResult(parameters, then), RETRY_START_ERRORS, then);
  }

  /**
   * Returns processing that discards the result. At the end of a branch it discards the whole
   * output, because a Parallel state collects the outputs of its branches into one payload of
   * limited size.
   */
  static InputOutputProcessing discardingResult(@Nullable ObjectNode parameters, Transition then) {
    DataPath output = then instanceof Transition.End ? DataPath.DISCARD : DataPath.ROOT;
    return new InputOutputProcessing(DataPath.ROOT, parameters, null, DataPath.DISCARD, output);
  }

  Task finalizeJob(Transition then) {
    ObjectNode payload = payload("finalize");
    // Contains the error of the prepare state, if it failed.
    payload.put("input.$", "$");
    payload.put("execution_arn.$", "$$.Execution.Id");
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("status.$", "$.Payload.status");
    result.put("summary.$", "$.Payload.summary");
    return task(
        "sums up and writes the done object",
        INVOKE,
        invocation(options.stepsFunction(), payload)
            .withResultSelector(result)
            .withResultPath(new DataPath("$.job")),
        RETRY_ALL_ERRORS,
        then);
  }

  private static Task task(
      @Nullable String comment,
      String resource,
      InputOutputProcessing invocation,
      ErrorHandling onError,
      Transition then) {
    return new Task(comment, resource, invocation, null, null, null, onError, then);
  }

  private static ErrorHandling catching(ErrorHandling retry, String next, DataPath at) {
    return new ErrorHandling(retry.retriers(), List.of(Catcher.all(next, at)));
  }

  private static InputOutputProcessing withTaskToken(
      String function, ObjectNode payload, DataPath resultPath) {
    payload.put("task_token.$", "$$.Task.Token");
    return new InputOutputProcessing(
        DataPath.ROOT, parameters(function, payload), null, resultPath, DataPath.ROOT);
  }

  private static InputOutputProcessing invocation(String function, ObjectNode payload) {
    return new InputOutputProcessing(
        DataPath.ROOT, parameters(function, payload), null, DataPath.DISCARD, DataPath.ROOT);
  }

  private static ObjectNode parameters(String function, ObjectNode payload) {
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    parameters.put("FunctionName", function);
    parameters.set("Payload", payload);
    return parameters;
  }
}
