package dev.exesys.engine.runs;

import dev.exesys.core.books.EventSubject;
import dev.exesys.core.books.OrderItem;
import dev.exesys.core.books.RunItem;
import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.Json;
import dev.exesys.engine.Books;
import java.time.Instant;
import java.util.List;

/**
 * The first events of a run: {@code job_started} and every order's {@code queued}. They bear the
 * time of the submit, at which there can be no other, so writing them again changes nothing.
 */
public final class Opening {

  private final Books books;
  private final RunOrders orders;

  /** Opens runs of these books. */
  public Opening(Books books, RunOrders orders) {
    this.books = books;
    this.orders = orders;
  }

  /** Writes the events. */
  public void write(RunItem run) {
    Instant at = run.job().createdAt();
    List<OrderItem> all = orders.all(run);
    books
        .log()
        .appendOnce(
            EventSubject.job(run.ids()),
            at,
            EventType.JOB_STARTED,
            "info",
            Json.object().put("orders", all.size()).put("git_repo", run.job().gitRepo()));
    books
        .log()
        .open(
            all.stream().map(o -> EventSubject.order(run.ids(), o)).toList(),
            at,
            EventType.QUEUED,
            "info");
  }
}
