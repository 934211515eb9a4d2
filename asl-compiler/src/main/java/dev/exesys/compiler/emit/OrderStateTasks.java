package dev.exesys.compiler.emit;

import dev.exesys.asl.Catcher;
import dev.exesys.asl.DataPath;
import dev.exesys.asl.ErrorHandling;
import dev.exesys.asl.Retrier;
import dev.exesys.asl.Task;
import dev.exesys.asl.TimeLimit;
import dev.exesys.asl.Transition;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.EngineErrors;
import dev.exesys.compiler.job.OrderNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds the tasks of one order: one method per state. */
final class OrderStateTasks {
  private static final DataPath OUTCOME = new DataPath("$.outcome");

  private final CompilerOptions options;
  private final TimeLimit heartbeat;

  OrderStateTasks(CompilerOptions options) {
    this.options = options;
    this.heartbeat = new TimeLimit.Seconds(options.heartbeatSeconds());
  }

  /**
   * What follows a state of an order.
   *
   * @param next follows success
   * @param behind follows if the engine has settled the order
   * @param settle follows every other error
   */
  record Exits(Transition next, Transition behind, String settle) {

    private ErrorHandling handling(List<Retrier> retriers) {
      List<Catcher> catchers = new ArrayList<>();
      // At the end of a branch there is no state to continue with: the settle state finds the order
      // settled.
      if (behind instanceof Transition.Next(String state)) {
        catchers.add(new Catcher(EngineErrors.SETTLED, state, DataPath.DISCARD, null));
      }
      catchers.add(Catcher.all(settle, OUTCOME));
      return new ErrorHandling(retriers, catchers);
    }
  }

  Task approve(OrderNode order, int number, Exits exits) {
    @Nullable Long timeout = order.approvalTimeoutSeconds();
    return tokenTask(
        "waits for approval",
        options.stepsFunction(),
        TaskPayloads.of("approve", order, number),
        timeout == null ? null : new TimeLimit.Seconds(timeout),
        null,
        Retriers.TOKEN,
        exits);
  }

  Task acquire(OrderNode order, int number, Exits exits) {
    ObjectNode payload = TaskPayloads.of("acquire", order, number);
    payload.put("queue_id", order.queueId());
    return tokenTask(
        "takes its turn in queue " + order.queueId(),
        options.stepsFunction(),
        payload,
        null,
        null,
        Retriers.TOKEN,
        exits);
  }

  Task admit(OrderNode order, int number, Exits exits) {
    return tokenTask(
        "admits it to pool " + order.pool(),
        options.dispatchFunction(),
        TaskPayloads.of("admit", order, number),
        null,
        null,
        Retriers.TOKEN,
        exits);
  }

  /** Starts a worker, which runs the commands, and waits for its report. */
  Task run(OrderNode order, int number, Exits exits) {
    return tokenTask(
        null,
        options.dispatchFunction(),
        TaskPayloads.of("run", order, number),
        null,
        heartbeat,
        Retriers.run(order),
        exits);
  }

  /** Waits for a worker of a pool, which polls the activity, and for its report. */
  Task runOnPool(OrderNode order, int number, Exits exits) {
    ObjectNode input = JsonNodeFactory.instance.objectNode();
    input.put("run_id.$", "$.run_id");
    input.put("order_name", order.name());
    input.put("order_num", number);
    return new Task(
        null,
        options.activityArnPrefix() + order.pool(),
        TaskPayloads.discardingResult(input, exits.next()),
        null,
        heartbeat,
        null,
        exits.handling(Retriers.run(order)),
        exits.next());
  }

  /**
   * Settles an order that the engine did not settle itself. Where the order may start again, the
   * engine answers by a task token, so that it can choose the error name.
   */
  Task settle(OrderNode order, int number, List<String> releases, String run, Transition then) {
    boolean mayStartAgain = order.retry() != null || order.pool() != null;
    ObjectNode payload = TaskPayloads.of("settle", order, number);
    payload.put("outcome.$", "$.outcome");
    payload.put("state_entered.$", "$$.State.EnteredTime");
    if (!releases.isEmpty()) {
      releases.forEach(payload.putArray("releases")::add);
    }
    if (mayStartAgain) {
      TaskPayloads.withTaskToken(payload);
    }
    ErrorHandling onError =
        mayStartAgain
            ? new ErrorHandling(
                Retriers.TOKEN,
                List.of(
                    new Catcher(List.of(EngineErrors.RETRY_ORDER), run, DataPath.DISCARD, null)))
            : new ErrorHandling(Retriers.REQUEST, List.of());
    return new Task(
        null,
        mayStartAgain ? TaskStates.INVOKE_WITH_TOKEN : TaskStates.INVOKE,
        TaskPayloads.discardingResult(
            TaskPayloads.invocation(options.stepsFunction(), payload), then),
        null,
        null,
        null,
        onError,
        then);
  }

  private static Task tokenTask(
      @Nullable String comment,
      String function,
      ObjectNode payload,
      @Nullable TimeLimit timeout,
      @Nullable TimeLimit heartbeat,
      List<Retrier> retriers,
      Exits exits) {
    return new Task(
        comment,
        TaskStates.INVOKE_WITH_TOKEN,
        TaskPayloads.discardingResult(
            TaskPayloads.invocation(function, TaskPayloads.withTaskToken(payload)), exits.next()),
        timeout,
        heartbeat,
        null,
        exits.handling(retriers),
        exits.next());
  }
}
