package dev.exesys.compiler.emit;

import dev.exesys.asl.Catcher;
import dev.exesys.asl.DataPath;
import dev.exesys.asl.ErrorHandling;
import dev.exesys.asl.InputOutputProcessing;
import dev.exesys.asl.Retrier;
import dev.exesys.asl.Task;
import dev.exesys.asl.Transition;
import dev.exesys.compiler.job.CompilerOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds the tasks that do not belong to one order: one method per action. */
final class TaskStates {
  static final String INVOKE = "arn:aws:states:::lambda:invoke";
  static final String INVOKE_WITH_TOKEN = INVOKE + ".waitForTaskToken";
  private static final String RUN_MACHINE = "arn:aws:states:::states:startExecution.sync:2";
  private static final DataPath PREPARE_ERROR = new DataPath("$.error");

  private final CompilerOptions options;

  TaskStates(CompilerOptions options) {
    this.options = options;
  }

  Task prepare(Transition then, String onFailure) {
    return task(
        "fetches the source and the secrets",
        INVOKE,
        TaskPayloads.discardingResult(
            TaskPayloads.invocation(options.dispatchFunction(), TaskPayloads.of("prepare")), then),
        new ErrorHandling(Retriers.PREPARE, List.of(Catcher.all(onFailure, PREPARE_ERROR))),
        then);
  }

  Task waitFor(String orderName, List<String> dependencies, String comment, Transition then) {
    ObjectNode payload = TaskPayloads.of("wait");
    payload.put("order_name", orderName);
    dependencies.forEach(payload.putArray("wait_for")::add);
    TaskPayloads.withTaskToken(payload);
    return task(
        comment,
        INVOKE_WITH_TOKEN,
        TaskPayloads.discardingResult(
            TaskPayloads.invocation(options.stepsFunction(), payload), then),
        retrying(Retriers.REQUEST),
        then);
  }

  /** Starts another state machine and waits for its end. Stopping the parent stops it. */
  Task child(int shard, ShardMachineNames machineNames, Transition then) {
    String role = ShardMachineNames.role(shard);
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    parameters.put("StateMachineArn", options.machineArnPrefix() + machineNames.machineName(shard));
    parameters.put("Name.$", "States.Format('{}-" + role + "', $.run_id)");
    ObjectNode input = TaskPayloads.of("shard");
    input.put("shard", role + ".asl.json");
    input.put("AWS_STEP_FUNCTIONS_STARTED_BY_EXECUTION_ID.$", "$$.Execution.Id");
    parameters.set("Input", input);
    return task(
        null,
        RUN_MACHINE,
        TaskPayloads.discardingResult(parameters, then),
        retrying(Retriers.START),
        then);
  }

  /**
   * Completes the job. It fails if the job did not succeed, with a cause that names the orders; a
   * redrive of the execution enters it again.
   */
  Task finalizeJob() {
    ObjectNode payload = TaskPayloads.of("finalize");
    // Contains the error of the prepare state, if it failed.
    payload.put("input.$", "$");
    payload.put("execution.$", "$$.Execution");
    TaskPayloads.withTaskToken(payload);
    return task(
        "sums up and writes the done object",
        INVOKE_WITH_TOKEN,
        InputOutputProcessing.DEFAULTS.withParameters(
            TaskPayloads.invocation(options.stepsFunction(), payload)),
        retrying(Retriers.FINALIZE),
        Transition.end());
  }

  private static ErrorHandling retrying(List<Retrier> retriers) {
    return new ErrorHandling(retriers, List.of());
  }

  private static Task task(
      @Nullable String comment,
      String resource,
      InputOutputProcessing io,
      ErrorHandling onError,
      Transition then) {
    return new Task(comment, resource, io, null, null, null, onError, then);
  }
}
