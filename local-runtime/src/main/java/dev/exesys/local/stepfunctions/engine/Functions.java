package dev.exesys.local.stepfunctions.engine;

import dev.exesys.local.stepfunctions.interpreter.Command;
import dev.exesys.local.stepfunctions.interpreter.Effect;
import dev.exesys.local.stepfunctions.port.LambdaInvoker;
import java.util.function.Consumer;

/** Invokes functions for tasks and brings their answers back. */
final class Functions {
  private final LambdaInvoker invoker;

  Functions(LambdaInvoker invoker) {
    this.invoker = invoker;
  }

  /** Invokes a function on a thread of its own; the reply comes as a command. */
  void invoke(Effect.Invoke invoke, Consumer<Command> reply) {
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

  private static Command answered(long task, LambdaInvoker.Answer answer) {
    return switch (answer) {
      case LambdaInvoker.Answer.Result result -> new Command.TaskReplied(task, result.payload());
      case LambdaInvoker.Answer.Failed failed ->
          new Command.TaskBroke(task, failed.error(), failed.cause());
    };
  }

  private static Command broke(long task, Throwable failure) {
    return new Command.TaskBroke(task, "Lambda.SdkClientException", String.valueOf(failure));
  }
}
