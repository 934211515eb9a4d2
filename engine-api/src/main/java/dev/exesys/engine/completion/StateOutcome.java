package dev.exesys.engine.completion;

import dev.exesys.core.contract.EngineErrorNames;
import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.settle.SingleLineMessage;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Completes the states of settled orders, so that the console shows how each order ended. */
public final class StateOutcome {

  private StateOutcome() {}

  /**
   * Completes the state of a settled order: with success if the order succeeded or was skipped,
   * otherwise with a failure that names the reason.
   *
   * @param token null if no state waits
   * @return false if the token is no longer valid
   */
  public static boolean complete(TaskTokens tokens, @Nullable String token, OrderItem settled) {
    if (token == null) {
      return false;
    }
    if (settled.status() == OrderStatus.SUCCEEDED) {
      ObjectNode output = Json.object().put("status", settled.status().wire());
      output.put("event_type", settled.progress().eventType());
      return tokens.succeed(token, output);
    }
    return tokens.fail(token, error(settled), cause(settled));
  }

  /**
   * Ends a state that precedes the run state of a settled order, so that the order does not reach
   * its run state.
   *
   * @param token null if no state waits
   * @return false if the token is no longer valid
   */
  public static boolean leaveRun(TaskTokens tokens, @Nullable String token, OrderItem settled) {
    return (settled.status() == OrderStatus.SUCCEEDED && token != null)
        ? tokens.fail(token, EngineErrorNames.ORDER_SKIPPED, cause(settled))
        : complete(tokens, token, settled);
  }

  private static String error(OrderItem settled) {
    if (settled.listsLost()) {
      // The item that was replaced had the waits to release. The payload of the settle state, which
      // handles this error, has them too.
      return EngineErrorNames.DISPATCH_FAILED;
    }
    return switch (Objects.requireNonNullElse(settled.progress().eventType(), "")) {
      case EventType.BLOCKED -> EngineErrorNames.ORDER_BLOCKED;
      case EventType.REJECTED -> EngineErrorNames.ORDER_REJECTED;
      default ->
          settled.status() == OrderStatus.TIMED_OUT
              ? EngineErrorNames.ORDER_TIMED_OUT
              : EngineErrorNames.ORDER_FAILED;
    };
  }

  private static String cause(OrderItem settled) {
    String reason = settled.progress().reason();
    return SingleLineMessage.of(reason == null ? settled.status().wire() : reason);
  }
}
