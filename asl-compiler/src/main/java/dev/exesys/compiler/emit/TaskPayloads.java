package dev.exesys.compiler.emit;

import dev.exesys.asl.DataPath;
import dev.exesys.asl.InputOutputProcessing;
import dev.exesys.asl.Transition;
import dev.exesys.compiler.job.OrderNode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds the payloads of compiled tasks. Every payload names its action and the run. */
final class TaskPayloads {
  private TaskPayloads() {}

  static ObjectNode of(String action) {
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    payload.put("action", action);
    payload.put("run_id.$", "$.run_id");
    return payload;
  }

  /**
   * Returns a payload for one order; the number lets the engine find the order's item without a
   * query.
   */
  static ObjectNode of(String action, OrderNode order, int number) {
    ObjectNode payload = of(action);
    payload.put("order_name", order.name());
    payload.put("order_num", number);
    return payload;
  }

  /** Adds the task token. */
  static ObjectNode withTaskToken(ObjectNode payload) {
    return payload.put("task_token.$", "$$.Task.Token");
  }

  /** Returns the parameters of a call of a function. */
  static ObjectNode invocation(String function, ObjectNode payload) {
    ObjectNode parameters = JsonNodeFactory.instance.objectNode();
    parameters.put("FunctionName", function);
    parameters.set("Payload", payload);
    return parameters;
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
}
