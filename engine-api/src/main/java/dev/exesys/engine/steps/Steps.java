package dev.exesys.engine.steps;

import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.core.contract.Json;
import dev.exesys.engine.Books;
import dev.exesys.engine.bundle.Bundles;
import dev.exesys.engine.machines.TaskTokens;
import dev.exesys.engine.queue.Queues;
import dev.exesys.engine.runs.FinishRun;
import dev.exesys.engine.runs.Opening;
import dev.exesys.engine.runs.RunOrders;
import dev.exesys.engine.settle.Settler;
import dev.exesys.engine.workers.Workers;
import java.time.InstantSource;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What the states of a compiled machine call, by the {@code action} of their payloads. */
public final class Steps {

  private final OrderFinder finder;
  private final PrepareStep prepare;
  private final RunStep run;
  private final WaitStep waiting;
  private final AcquireStep acquire;
  private final SettleStep settle;
  private final FinalizeStep finalizeStep;

  /** The handlers over these parts. */
  public Steps(
      Books books,
      RunOrders orders,
      Opening opening,
      RunSource source,
      Bundles bundles,
      Map<ExecutionTarget, Workers> workers,
      TaskTokens tokens,
      Queues queues,
      Settler settler,
      FinishRun finish,
      InstantSource clock) {
    this.finder = new OrderFinder(books, orders);
    Gatekeeper gatekeeper = new Gatekeeper(books);
    this.prepare = new PrepareStep(books, finder, opening, source);
    this.run = new RunStep(books, finder, gatekeeper, bundles, workers, tokens, clock);
    this.waiting = new WaitStep(books, tokens);
    this.acquire = new AcquireStep(books, finder, gatekeeper, queues, tokens, clock);
    FailFast failFast = new FailFast(books, orders, queues);
    this.settle = new SettleStep(books, finder, settler, failFast, queues, tokens, clock);
    this.finalizeStep = new FinalizeStep(books, finder, finish);
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
