package dev.exesys.local.stepfunctions.engine;

import dev.exesys.local.stepfunctions.interpreter.Effect;
import dev.exesys.local.stepfunctions.interpreter.ExecutionCommand;
import dev.exesys.local.stepfunctions.port.LambdaInvoker;
import java.util.function.Consumer;

/** Invokes functions for tasks and brings their answers back. */
final class FunctionTaskInvoker {
  private final LambdaInvoker invoker;

  FunctionTaskInvoker(LambdaInvoker invoker) {
    this.invoker = invoker;
  }

  /** Invokes a function on a thread of its own; the reply comes as a command. */
  void invoke(Effect.Invoke invoke, Consumer<ExecutionCommand> reply) {
    Thread.ofVirtual()
        .name("states-invoke")
        .start(() -> {
          try {
            invoker
                .invoke(invoke.function(), invoke.event(), invoke.payload())
                .whenComplete((answer, failure) ->
                    reply.accept(
                        failure == null
                            ? answered(invoke.task(), answer)
                            : broke(invoke.task(), failure)));
          } catch (RuntimeException e) {
            reply.accept(broke(invoke.task(), e));
          }
        });
  }

  private static ExecutionCommand answered(long task, LambdaInvoker.Answer answer) {
    return switch (answer) {
      case LambdaInvoker.Answer.Result result ->
          new ExecutionCommand.TaskReplied(task, result.payload());
      case LambdaInvoker.Answer.Failed failed ->
          new ExecutionCommand.TaskBroke(task, failed.error(), failed.cause());
    };
  }

  private static ExecutionCommand broke(long task, Throwable failure) {
    return new ExecutionCommand.TaskBroke(
        task, "Lambda.SdkClientException", String.valueOf(failure));
  }
}
