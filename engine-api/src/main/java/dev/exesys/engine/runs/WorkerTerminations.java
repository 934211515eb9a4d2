package dev.exesys.engine.runs;

import dev.exesys.core.contract.ErrorNames;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.InstanceShare;
import dev.exesys.core.store.InstanceShareStore;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.WorkerReport;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.Books;
import dev.exesys.engine.settle.SettlementResolver;
import dev.exesys.engine.settle.SingleLineMessage;
import dev.exesys.engine.workers.WorkerTermination;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Lets the run state go on whose worker has ended without telling it, so that the order is settled
 * at once and with the service's own reason instead of after a heartbeat. News of workers that did
 * tell, of orders that are settled, and of workers that were not the order's change nothing.
 */
public final class WorkerTerminations {

  private final Books stores;
  private final TaskTokens tokens;
  private final InstantSource clock;

  /** A use case over these parts. */
  public WorkerTerminations(Books stores, TaskTokens tokens, InstantSource clock) {
    this.stores = stores;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Handles one end; true if a state was told. */
  public boolean handle(WorkerTermination end) {
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

  private Optional<OrderItem> waiting(WorkerTermination end) {
    return stores.orders().find(end.order()).filter(o -> isItsWorker(o, end) && isOver(o, end));
  }

  private static boolean isItsWorker(OrderItem order, WorkerTermination end) {
    String handle = order.progress().handle();
    return !order.status().settled() && (handle == null || handle.equals(end.handle()));
  }

  /** Whether nobody is left who will report. */
  private boolean isOver(OrderItem order, WorkerTermination end) {
    if (order.progress().reported() != null) {
      return true;
    }
    List<InstanceShare> shares = stores.shares().all(order.key());
    if (shares.isEmpty()) {
      // Started twice, the one that comes second ends well at once while the first is at work.
      return !(end.well() && order.status() == OrderStatus.RUNNING);
    }
    Optional<WorkerReport> all = InstanceShare.together(reported(shares, end));
    all.ifPresent(report -> {
      Optional<OrderItem> unused =
          stores.orders().report(order.key(), InstanceShareStore.WORKER, report);
    });
    return all.isPresent();
  }

  /** Notes that an instance's worker is gone, unless it is another's that ended well. */
  private List<InstanceShare> reported(List<InstanceShare> shares, WorkerTermination end) {
    Instant now = clock.instant();
    for (InstanceShare share : shares) {
      boolean its = end.instance().filter(share.instance()::equals).isPresent();
      boolean secondOfTwo = end.well() && share.workerId() != null;
      if (its && share.reported() == null && !secondOfTwo) {
        WorkerReport gone =
            new WorkerReport(
                OrderStatus.FAILED,
                null,
                share.openedAt(),
                now,
                null,
                null,
                SingleLineMessage.of(end.reason()));
        boolean unused = stores.shares().report(end.order(), share.instance(), gone);
      }
    }
    return stores.shares().all(end.order());
  }

  private boolean tell(OrderItem order, String token, WorkerTermination end) {
    if (order.progress().reported() != null) {
      // It died between its report and its word to the state; settle reads the report.
      return tokens.succeed(
          token, Json.object().put("status", SettlementResolver.known(order).wire()));
    }
    String reason =
        InstanceShare.together(stores.shares().all(order.key()))
            .map(WorkerReport::reason)
            .orElse(end.reason());
    return tokens.fail(token, ErrorNames.WORKER_ENDED, SingleLineMessage.of(reason));
  }

  private static String token(OrderItem order) {
    String token = order.progress().taskToken();
    return token == null ? "" : token;
  }
}
