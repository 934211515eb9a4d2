package dev.exesys.engine.steps;

import dev.exesys.core.contract.Json;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.completion.StateOutcome;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

/** Handles the requests of a compiled machine's states, by the {@code action} of their payloads. */
public final class StateActions {

  private final PrepareStep prepare;
  private final ApproveStep approve;
  private final AdmitStep admit;
  private final RunStep run;
  private final WaitStep waitStep;
  private final AcquireStep acquire;
  private final SettleStep settle;
  private final FinalizeStep finalizeStep;

  /** Creates the handlers. */
  public StateActions(StepStores stores, StepServices services) {
    OrderFinder finder = new OrderFinder(stores.runs(), services.orders());
    TaskTokens tokens = services.tokens();
    InstantSource clock = services.clock();
    StartPolicyCheck startPolicy = new StartPolicyCheck(stores.orders());
    RefusedOrders refused =
        new RefusedOrders(
            startPolicy, services.completion(), StateOutcome::complete, tokens, clock);
    WorkerDispatcher dispatcher = new WorkerDispatcher(stores, services);
    prepare = new PrepareStep(stores, finder, services);
    approve =
        new ApproveStep(
            stores.orders(),
            stores.eventLog(),
            finder,
            refused,
            tokens,
            services.notifier(),
            clock);
    admit =
        new AdmitStep(
            stores.orders(),
            finder,
            new RefusedOrders(
                startPolicy, services.completion(), StateOutcome::leaveRun, tokens, clock),
            dispatcher,
            tokens,
            clock,
            services.random());
    run = new RunStep(stores.orders(), finder, refused, dispatcher, clock, services.random());
    waitStep = new WaitStep(stores.waits(), finder, tokens);
    acquire =
        new AcquireStep(
            stores.orders(), stores.eventLog(), finder, refused, services.queues(), clock);
    settle =
        new SettleStep(
            stores.orders(),
            finder,
            services.settler(),
            services.completion(),
            new UnclaimedTasks(finder, startPolicy, services.completion(), tokens, clock),
            new LostAttempts(finder, services.settler(), services.retry(), clock),
            tokens,
            clock);
    finalizeStep =
        new FinalizeStep(
            stores.runs(), finder, services.finish(), services.finalState(), services.redrives());
  }

  /**
   * Handles a state's payload.
   *
   * @return the state's result; an empty object for a state that waits for its task token
   * @throws IllegalArgumentException if the payload is not one of a compiled machine
   */
  public JsonNode handle(JsonNode payload) {
    StepRequest request = new StepRequest(payload);
    switch (request.action()) {
      case "prepare" -> {
        return prepare.handle(request);
      }
      case "approve" -> approve.handle(request);
      case "admit" -> admit.handle(request);
      case "run" -> run.handle(request);
      case "wait" -> waitStep.handle(request);
      case "acquire" -> acquire.handle(request);
      case "settle" -> {
        return settle.handle(request);
      }
      case "finalize" -> {
        return finalizeStep.handle(request);
      }
      default ->
          throw new IllegalArgumentException("unknown action in a payload: " + request.action());
    }
    return Json.object();
  }
}
