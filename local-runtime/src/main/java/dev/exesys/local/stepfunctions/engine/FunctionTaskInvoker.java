package dev.exesys.local.stepfunctions.engine;

import dev.exesys.local.stepfunctions.interpreter.ExecutionCommand;
import dev.exesys.local.stepfunctions.interpreter.ExecutionEffect;
import dev.exesys.local.stepfunctions.port.LambdaInvoker;
import java.util.function.Consumer;

/** Invokes functions for tasks and sends their responses to the execution as commands. */
final class FunctionTaskInvoker {
  private final LambdaInvoker invoker;

  FunctionTaskInvoker(LambdaInvoker invoker) {
    this.invoker = invoker;
  }

  /** Invokes a function on its own thread and passes the response on as a command. */
  void invoke(ExecutionEffect.InvokeFunction invoke, Consumer<ExecutionCommand> reply) {
    Thread.ofVirtual()
        .name("states-invoke")
        .start(() -> {
          try {
            invoker
                .invoke(invoke.function(), invoke.event(), invoke.payload())
                .whenComplete((response, failure) ->
                    reply.accept(
                        failure == null
                            ? responded(invoke.task(), response)
                            : requestFailed(invoke.task(), failure)));
          } catch (RuntimeException e) {
            reply.accept(requestFailed(invoke.task(), e));
          }
        });
  }

  private static ExecutionCommand responded(long task, LambdaInvoker.FunctionResponse response) {
    return switch (response) {
      case LambdaInvoker.FunctionResponse.FunctionResult result ->
          new ExecutionCommand.TaskResponded(task, result.payload());
      case LambdaInvoker.FunctionResponse.FunctionFailure failed ->
          new ExecutionCommand.TaskRequestFailed(task, failed.error(), failed.cause());
    };
  }

  private static ExecutionCommand requestFailed(long task, Throwable failure) {
    return new ExecutionCommand.TaskRequestFailed(
        task, "Lambda.SdkClientException", String.valueOf(failure));
  }
}
