package dev.exesys.engine.runs;

import dev.exesys.core.books.OrderItem;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.engine.Books;
import dev.exesys.engine.machines.TaskTokens;
import dev.exesys.engine.settle.OneLine;
import dev.exesys.engine.settle.Outcomes;
import dev.exesys.engine.workers.WorkerEnd;
import java.util.Optional;

/**
 * Lets the run state go on whose worker has ended without telling it, so that the order is settled
 * at once and with the service's own reason instead of after a heartbeat. News of workers that did
 * tell, of orders that are settled, and of workers that were not the order's change nothing.
 */
public final class WorkerEnds {

  private final Books books;
  private final TaskTokens tokens;

  /** A use case over these parts. */
  public WorkerEnds(Books books, TaskTokens tokens) {
    this.books = books;
    this.tokens = tokens;
  }

  /** Handles one end; true if a state was told. */
  public boolean handle(WorkerEnd end) {
    String told = "";
    Optional<OrderItem> order = waiting(end);
    // A state that is retried meanwhile brings another token.
    while (order.isPresent() && !token(order.get()).equals(told)) {
      told = token(order.get());
      if (tell(order.get(), told, end)) {
        return true;
      }
      order = waiting(end);
    }
    return false;
  }

  private Optional<OrderItem> waiting(WorkerEnd end) {
    return books.orders().find(end.order()).filter(o -> isOver(o, end));
  }

  private static boolean isOver(OrderItem order, WorkerEnd end) {
    String handle = order.progress().handle();
    boolean another = handle != null && !handle.equals(end.handle());
    // Started twice, the one that comes second ends well at once while the first is at work.
    boolean secondOfTwo =
        end.well() && order.status() == OrderStatus.RUNNING && order.progress().reported() == null;
    return !order.status().settled() && !another && !secondOfTwo;
  }

  private boolean tell(OrderItem order, String token, WorkerEnd end) {
    if (order.progress().reported() != null) {
      // It died between its report and its word to the state; settle reads the report.
      return tokens.succeed(token, Json.object().put("status", Outcomes.known(order).wire()));
    }
    return tokens.fail(token, Outcomes.WORKER_ENDED, OneLine.of(end.reason()));
  }

  private static String token(OrderItem order) {
    String token = order.progress().taskToken();
    return token == null ? "" : token;
  }
}
