package dev.exesys.engine.steps;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.EventLog;
import dev.exesys.core.store.EventSubject;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunStore;
import dev.exesys.engine.notify.RunNotifier;
import dev.exesys.engine.runs.RunStartedEvents;
import dev.exesys.engine.settle.SingleLineMessage;
import tools.jackson.databind.JsonNode;

/**
 * Handles the prepare state, the first one: writes the first events of the run and its orders, and
 * fetches the checkout. Can be repeated; the first recorded checkout is kept.
 */
final class PrepareStep {

  private final RunStore runStore;
  private final EventLog eventLog;
  private final OrderFinder finder;
  private final RunStartedEvents startedEvents;
  private final RunSource source;
  private final RunNotifier notifier;

  PrepareStep(
      RunStore runStore,
      EventLog eventLog,
      OrderFinder finder,
      RunStartedEvents startedEvents,
      RunSource source,
      RunNotifier notifier) {
    this.runStore = runStore;
    this.eventLog = eventLog;
    this.finder = finder;
    this.startedEvents = startedEvents;
    this.source = source;
    this.notifier = notifier;
  }

  JsonNode handle(StepRequest request) {
    RunItem run = finder.run(request);
    try {
      // The events come before the status: if this is interrupted, the run is still starting, and
      // the function that finishes it writes these events.
      startedEvents.write(run);
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
