package dev.exesys.engine.runs;

import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.Json;
import dev.exesys.core.store.EventLog;
import dev.exesys.core.store.EventSubject;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the first events of a run: {@code job_started} and every order's {@code queued}. Their
 * time is that of the submit, when there can be no other events, so writing them again changes
 * nothing.
 */
public final class RunStartedEvents {

  private final EventLog eventLog;
  private final RunOrders orders;

  /** Creates a writer to this event log. */
  public RunStartedEvents(EventLog eventLog, RunOrders orders) {
    this.eventLog = eventLog;
    this.orders = orders;
  }

  /** Writes the events of a run. */
  public void write(RunItem run) {
    Instant at = run.job().createdAt();
    List<OrderItem> all = orders.all(run);
    ObjectNode data = Json.object().put("orders", all.size()).put("git_repo", run.job().gitRepo());
    if (run.links().rerunOf() != null) {
      data.put("rerun_of", run.links().rerunOf());
    }
    eventLog.appendOnce(EventSubject.job(run.ids()), at, EventType.JOB_STARTED, "info", data);
    eventLog.open(
        all.stream().map(o -> EventSubject.order(run.ids(), o)).toList(),
        at,
        EventType.QUEUED,
        "info");
  }
}
