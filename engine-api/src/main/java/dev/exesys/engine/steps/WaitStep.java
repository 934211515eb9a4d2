package dev.exesys.engine.steps;

import dev.exesys.core.contract.Json;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.Books;

/** The state that holds an order until the orders it names have settled. */
final class WaitStep {

  private final Books stores;
  private final TaskTokens tokens;

  WaitStep(Books stores, TaskTokens tokens) {
    this.stores = stores;
    this.tokens = tokens;
  }

  void handle(StepRequest request) {
    boolean nothingLeft =
        stores
            .waits()
            .park(
                request.runId(),
                request.orderName(),
                request.texts("wait_for"),
                request.taskToken());
    if (nothingLeft) {
      tokens.succeed(request.taskToken(), Json.object());
    }
  }
}
