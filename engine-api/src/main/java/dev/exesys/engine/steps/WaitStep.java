package dev.exesys.engine.steps;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.WaitStore;
import dev.exesys.core.token.TaskTokens;

/** Handles a wait state, which waits until other orders are settled. */
final class WaitStep {

  private final WaitStore waitStore;
  private final OrderFinder finder;
  private final TaskTokens tokens;

  WaitStep(WaitStore waitStore, OrderFinder finder, TaskTokens tokens) {
    this.waitStore = waitStore;
    this.finder = finder;
    this.tokens = tokens;
  }

  void handle(StepRequest request) {
    boolean ready =
        waitStore.park(
            request.runId(), request.orderName(), request.texts("wait_for"), request.taskToken());
    // In a redriven execution the orders of the run are settled and release nothing any more.
    if (ready || finder.run(request).progress().status().finished()) {
      tokens.succeed(request.taskToken(), Json.object());
    }
  }
}
