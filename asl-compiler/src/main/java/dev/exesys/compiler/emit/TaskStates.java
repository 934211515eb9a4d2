package dev.exesys.compiler.emit;

import dev.exesys.asl.Catcher;
import dev.exesys.asl.DataFlowFields;
import dev.exesys.asl.DataPath;
import dev.exesys.asl.ErrorHandling;
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

/**
 * Makes the Task states of a job: one method an action, each with the payload that it is known by.
 */
final class TaskStates {
  private static final String INVOKE = "arn:aws:states:::lambda:invoke";
  private static final String INVOKE_WITH_TOKEN = INVOKE + ".waitForTaskToken";
  private static final String RUN_MACHINE = "arn:aws:states:::states:startExecution.sync:2";
  private static final DataPath OUTCOME = new DataPath("$.outcome");

  /** What Lambda itself may fail with although the function would have worked. */
  private static final List<String> PASSING_ERRORS =
      List.of(
          "Lambda.ServiceException",
          "Lambda.AWSLambdaException",
          "Lambda.SdkClientException",
          "Lambda.ClientExecutionTimeoutException",
          "Lambda.TooManyRequestsException",
          "Lambda.Unknown");

  private static final ErrorHandling RETRY_PASSING = retrying(PASSING_ERRORS);

  /**
   * For what may be asked any number of times: whatever its function failed with (a table that was
   * throttled, say) is tried again before it fails the machine.
   */
  private static final ErrorHandling RETRY = retrying(List.of("States.TaskFailed"));

  private static final ErrorHandling RETRY_START =
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

  /** A payload about one order; the number lets the engine find its item without a search. */
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
        io(options.dispatchFunction(), payload("prepare")),
        catching(RETRY_PASSING, onFailure, new DataPath("$.error")),
        then);
  }

  Task waitFor(String orderName, List<String> needs, String comment, Transition then) {
    ObjectNode payload = payload("wait");
    payload.put("order_name", orderName);
    needs.forEach(payload.putArray("wait_for")::add);
    return task(
        comment,
        INVOKE_WITH_TOKEN,
        token(options.stepsFunction(), payload, DataPath.DISCARD),
        RETRY,
        then);
  }

  Task acquire(OrderNode order, int number, String queueId, String settle, Transition then) {
    ObjectNode payload = payload("acquire", order, number);
    payload.put("queue_id", queueId);
    return task(
        "takes its turn in queue " + queueId,
        INVOKE_WITH_TOKEN,
        token(options.stepsFunction(), payload, DataPath.DISCARD),
        catching(RETRY, settle, OUTCOME),
        then);
  }

  /** The commands themselves. What their worker reports is never tried again. */
  Task run(OrderNode order, int number, String settle) {
    ObjectNode payload = payload("run", order, number);
    return new Task(
        null,
        INVOKE_WITH_TOKEN,
        token(options.dispatchFunction(), payload, OUTCOME),
        null,
        heartbeat,
        null,
        catching(RETRY_PASSING, settle, OUTCOME),
        Transition.to(settle));
  }

  Task settle(OrderNode order, int number, List<String> releases, Transition then) {
    ObjectNode payload = payload("settle", order, number);
    payload.put("outcome.$", "$.outcome");
    if (!releases.isEmpty()) {
      releases.forEach(payload.putArray("releases")::add);
    }
    return task(
        null, INVOKE, silent(parameters(options.stepsFunction(), payload), then), RETRY, then);
  }

  /** Runs another machine and is over when that is; stopping the parent stops it. */
  Task child(int part, ChildMachines children, Transition then) {
    String role = ChildMachines.role(part);
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    parameters.put("StateMachineArn", options.machineArnPrefix() + children.machineName(part));
    parameters.put("Name.$", "States.Format('{}-" + role + "', $.run_id)");
    ObjectNode input = payload("shard");
    input.put("shard", role + ".asl.json");
    input.put("AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$", "$$.Execution.Id");
    parameters.set("Input", input);
    return task(null, RUN_MACHINE, silent(parameters, then), RETRY_START, then);
  }

  /**
   * Discards a result; at the end of a branch the whole output too, since a Parallel gathers the
   * outputs of all its branches into one payload, which is limited.
   */
  static DataFlowFields silent(@Nullable ObjectNode parameters, Transition then) {
    DataPath output = then instanceof Transition.End ? DataPath.DISCARD : DataPath.WHOLE;
    return new DataFlowFields(DataPath.WHOLE, parameters, null, DataPath.DISCARD, output);
  }

  Task finalizeJob(Transition then) {
    ObjectNode payload = payload("finalize");
    // Where prepare's error is, if it failed.
    payload.put("input.$", "$");
    payload.put("execution_arn.$", "$$.Execution.Id");
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("status.$", "$.Payload.status");
    result.put("summary.$", "$.Payload.summary");
    return task(
        "sums up and writes the done object",
        INVOKE,
        io(options.stepsFunction(), payload)
            .withResultSelector(result)
            .withResultPath(new DataPath("$.job")),
        RETRY,
        then);
  }

  private static Task task(
      @Nullable String comment,
      String resource,
      DataFlowFields io,
      ErrorHandling onError,
      Transition then) {
    return new Task(comment, resource, io, null, null, null, onError, then);
  }

  private static ErrorHandling catching(ErrorHandling retry, String next, DataPath at) {
    return new ErrorHandling(retry.retriers(), List.of(Catcher.all(next, at)));
  }

  private static DataFlowFields token(String function, ObjectNode payload, DataPath resultPath) {
    payload.put("task_token.$", "$$.Task.Token");
    return new DataFlowFields(
        DataPath.WHOLE, parameters(function, payload), null, resultPath, DataPath.WHOLE);
  }

  private static DataFlowFields io(String function, ObjectNode payload) {
    return new DataFlowFields(
        DataPath.WHOLE, parameters(function, payload), null, DataPath.DISCARD, DataPath.WHOLE);
  }

  private static ObjectNode parameters(String function, ObjectNode payload) {
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    parameters.put("FunctionName", function);
    parameters.set("Payload", payload);
    return parameters;
  }
}
