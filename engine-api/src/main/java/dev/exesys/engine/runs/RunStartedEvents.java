package dev.exesys.engine.runs;

import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.Json;
import dev.exesys.core.store.EventSubject;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import dev.exesys.engine.Books;
import java.time.Instant;
import java.util.List;

/**
 * The first events of a run: {@code job_started} and every order's {@code queued}. They bear the
 * time of the submit, at which there can be no other, so writing them again changes nothing.
 */
public final class RunStartedEvents {

  private final Books stores;
  private final RunOrders orders;

  /** Opens runs of these books. */
  public RunStartedEvents(Books stores, RunOrders orders) {
    this.stores = stores;
    this.orders = orders;
  }

  /** Writes the events. */
  public void write(RunItem run) {
    Instant at = run.job().createdAt();
    List<OrderItem> all = orders.all(run);
    stores
        .log()
        .appendOnce(
            EventSubject.job(run.ids()),
            at,
            EventType.JOB_STARTED,
            "info",
            Json.object().put("orders", all.size()).put("git_repo", run.job().gitRepo()));
    stores
        .log()
        .open(
            all.stream().map(o -> EventSubject.order(run.ids(), o)).toList(),
            at,
            EventType.QUEUED,
            "info");
  }
}
