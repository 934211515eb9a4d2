package dev.exesys.engine.runs;

import dev.exesys.core.books.OrderItem;
import dev.exesys.core.books.Report;
import dev.exesys.core.books.Share;
import dev.exesys.core.books.ShareBook;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.engine.Books;
import dev.exesys.engine.machines.TaskTokens;
import dev.exesys.engine.settle.OneLine;
import dev.exesys.engine.settle.Outcomes;
import dev.exesys.engine.workers.WorkerEnd;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Lets the run state go on whose worker has ended without telling it, so that the order is settled
 * at once and with the service's own reason instead of after a heartbeat. News of workers that did
 * tell, of orders that are settled, and of workers that were not the order's change nothing.
 */
public final class WorkerEnds {

  private final Books books;
  private final TaskTokens tokens;
  private final InstantSource clock;

  /** A use case over these parts. */
  public WorkerEnds(Books books, TaskTokens tokens, InstantSource clock) {
    this.books = books;
    this.tokens = tokens;
    this.clock = clock;
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
    return books.orders().find(end.order()).filter(o -> isItsWorker(o, end) && isOver(o, end));
  }

  private static boolean isItsWorker(OrderItem order, WorkerEnd end) {
    String handle = order.progress().handle();
    return !order.status().settled() && (handle == null || handle.equals(end.handle()));
  }

  /** Whether nobody is left who will report. */
  private boolean isOver(OrderItem order, WorkerEnd end) {
    if (order.progress().reported() != null) {
      return true;
    }
    List<Share> shares = books.shares().all(order.key());
    if (shares.isEmpty()) {
      // Started twice, the one that comes second ends well at once while the first is at work.
      return !(end.well() && order.status() == OrderStatus.RUNNING);
    }
    Optional<Report> all = Share.together(reported(shares, end));
    all.ifPresent(report -> {
      Optional<OrderItem> unused = books.orders().report(order.key(), ShareBook.WORKER, report);
    });
    return all.isPresent();
  }

  /** Notes that an instance's worker is gone, unless it is another's that ended well. */
  private List<Share> reported(List<Share> shares, WorkerEnd end) {
    Instant now = clock.instant();
    for (Share share : shares) {
      boolean its = end.instance().filter(share.instance()::equals).isPresent();
      boolean secondOfTwo = end.well() && share.workerId() != null;
      if (its && share.reported() == null && !secondOfTwo) {
        Report gone =
            new Report(
                OrderStatus.FAILED,
                null,
                share.openedAt(),
                now,
                null,
                null,
                OneLine.of(end.reason()));
        boolean unused = books.shares().report(end.order(), share.instance(), gone);
      }
    }
    return books.shares().all(end.order());
  }

  private boolean tell(OrderItem order, String token, WorkerEnd end) {
    if (order.progress().reported() != null) {
      // It died between its report and its word to the state; settle reads the report.
      return tokens.succeed(token, Json.object().put("status", Outcomes.known(order).wire()));
    }
    String reason =
        Share.together(books.shares().all(order.key())).map(Report::reason).orElse(end.reason());
    return tokens.fail(token, Outcomes.WORKER_ENDED, OneLine.of(reason));
  }

  private static String token(OrderItem order) {
    String token = order.progress().taskToken();
    return token == null ? "" : token;
  }
}
