package dev.exesys.engine.steps;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.ConcurrentCalls;
import dev.exesys.core.store.EventLog;
import dev.exesys.core.store.EventSubject;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunStore;
import dev.exesys.engine.notify.RunNotifier;
import dev.exesys.engine.rerun.CarriedData;
import dev.exesys.engine.runs.RunOrders;
import dev.exesys.engine.runs.RunStartedEvents;
import dev.exesys.engine.settle.Settler;
import dev.exesys.engine.settle.SingleLineMessage;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Handles the prepare state, the first one: writes the first events of the run and its orders, and
 * fetches the checkout; in a rerun, also those of the orders that are carried over, whose data it
 * copies. Can be repeated; the first recorded checkout is kept.
 */
final class PrepareStep {
  private static final int CONCURRENT_EVENTS = 16;

  private final RunStore runStore;
  private final EventLog eventLog;
  private final OrderFinder finder;
  private final RunStartedEvents startedEvents;
  private final RunSource source;
  private final RunNotifier notifier;
  private final RunOrders orders;
  private final Settler settler;
  private final CarriedData carriedData;

  PrepareStep(StepStores stores, OrderFinder finder, StepServices services) {
    this.runStore = stores.runs();
    this.eventLog = stores.eventLog();
    this.finder = finder;
    this.startedEvents = services.startedEvents();
    this.source = services.source();
    this.notifier = services.notifier();
    this.orders = services.orders();
    this.settler = services.settler();
    this.carriedData = services.carriedData();
  }

  JsonNode handle(StepRequest request) {
    RunItem run = finder.run(request);
    if (run.progress().status().finished()) {
      // The execution was stopped in this state and is redriven: finalize starts the rerun.
      return Json.object();
    }
    try {
      // The events come before the status: if this is interrupted, the run is still starting, and
      // the function that finishes it writes these events.
      startedEvents.write(run);
      if (run.links().rerunOf() != null) {
        carryOver(run);
      }
      runStore.running(run.runId());
      if (run.progress().source() == null) {
        fetch(run);
      }
    } catch (RunSourceException e) {
      // The run fails with this reason; the state repeats every other failure.
      runStore.recordFailureReason(run.runId(), SingleLineMessage.of(e.getMessage()));
      throw e;
    }
    notifier.runStarted(finder.run(request));
    return Json.object();
  }

  private void carryOver(RunItem run) {
    List<OrderItem> all = orders.all(run);
    ConcurrentCalls.forEach(
        all.stream().filter(order -> order.status().settled()).toList(),
        CONCURRENT_EVENTS,
        order -> settler.writeEvent(run, order));
    carriedData.copy(run, all);
  }

  private void fetch(RunItem run) {
    RunSource.Checkout checkout = source.fetch(run);
    boolean first = runStore.recordSource(run.runId(), checkout.uri(), checkout.commit());
    if (first && checkout.note() != null) {
      eventLog.append(
          EventSubject.job(run.ids()),
          "source",
          "warning",
          Json.object().put("message", checkout.note()));
    }
  }
}
