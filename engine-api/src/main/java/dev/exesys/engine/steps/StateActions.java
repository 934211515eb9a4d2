package dev.exesys.engine.steps;

import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.core.contract.Json;
import dev.exesys.core.retry.RetryPolicy;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.Books;
import dev.exesys.engine.bundle.BundleSealer;
import dev.exesys.engine.queue.OrderQueues;
import dev.exesys.engine.runs.FinishRun;
import dev.exesys.engine.runs.RunOrders;
import dev.exesys.engine.runs.RunStartedEvents;
import dev.exesys.engine.settle.Settler;
import dev.exesys.engine.workers.WorkerLauncher;
import java.time.InstantSource;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the states of a compiled machine call, by the {@code action} of their payloads. */
public final class StateActions {

  private final OrderFinder finder;
  private final PrepareStep prepare;
  private final RunStep run;
  private final WaitStep waiting;
  private final AcquireStep acquire;
  private final SettleStep settle;
  private final FinalizeStep finalizeStep;

  /** The handlers over these parts. */
  public StateActions(
      Books stores,
      RunOrders orders,
      RunStartedEvents opening,
      RunSource source,
      BundleSealer bundles,
      Map<ExecutionTarget, WorkerLauncher> workers,
      RetryPolicy workerStartRetry,
      TaskTokens tokens,
      OrderQueues queues,
      Settler settler,
      FinishRun finish,
      InstantSource clock) {
    this.finder = new OrderFinder(stores, orders);
    StartPolicyCheck gatekeeper = new StartPolicyCheck(stores);
    this.prepare = new PrepareStep(stores, finder, opening, source);
    this.run =
        new RunStep(stores, finder, gatekeeper, bundles, workers, workerStartRetry, tokens, clock);
    this.waiting = new WaitStep(stores, tokens);
    this.acquire = new AcquireStep(stores, finder, gatekeeper, queues, tokens, clock);
    FailFast failFast = new FailFast(stores, orders, queues);
    this.settle = new SettleStep(stores, finder, settler, failFast, queues, tokens, clock);
    this.finalizeStep = new FinalizeStep(stores, finder, finish);
  }

  /**
   * Handles a state's payload.
   *
   * @throws IllegalArgumentException if the payload is none of a compiled machine's
   */
  public JsonNode handle(JsonNode payload) {
    StepRequest request = new StepRequest(payload);
    switch (request.action()) {
      case "prepare" -> {
        return prepare.handle(request);
      }
      case "run" -> run.handle(request);
      case "wait" -> waiting.handle(request);
      case "acquire" -> acquire.handle(request);
      case "settle" -> {
        return settle.handle(request);
      }
      case "finalize" -> {
        return finalizeStep.handle(request);
      }
      default -> throw new IllegalArgumentException("no such action: " + request.action());
    }
    return Json.object();
  }
}
