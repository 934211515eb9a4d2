package dev.exesys.engine.runs;

import dev.exesys.core.contract.ErrorNames;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.InstanceShare;
import dev.exesys.core.store.InstanceShareStore;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.WorkerReport;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.settle.SettlementResolver;
import dev.exesys.engine.settle.SingleLineMessage;
import dev.exesys.engine.workers.WorkerTermination;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Completes the run state of a worker that terminated without reporting, so that the order is
 * settled at once and with the service's reason instead of after a heartbeat timeout. Terminations
 * of workers that reported, of orders that are settled, and of workers that do not belong to the
 * order are ignored.
 */
public final class WorkerTerminations {

  private final OrderStore orderStore;
  private final InstanceShareStore shareStore;
  private final TaskTokens tokens;
  private final InstantSource clock;

  /** Creates the use case. */
  public WorkerTerminations(
      OrderStore orderStore,
      InstanceShareStore shareStore,
      TaskTokens tokens,
      InstantSource clock) {
    this.orderStore = orderStore;
    this.shareStore = shareStore;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Handles a termination. Returns whether it completed a run state. */
  public boolean handle(WorkerTermination termination) {
    String completed = "";
    Optional<OrderItem> order = waitingOrder(termination);
    // If the state was retried in the meantime, the order has another token.
    while (order.isPresent() && !token(order.get()).equals(completed)) {
      completed = token(order.get());
      if (completeState(order.get(), completed, termination)) {
        return true;
      }
      order = waitingOrder(termination);
    }
    return false;
  }

  private Optional<OrderItem> waitingOrder(WorkerTermination termination) {
    return orderStore
        .find(termination.order())
        .filter(o -> isWorkerOf(o, termination) && isFinal(o, termination));
  }

  private static boolean isWorkerOf(OrderItem order, WorkerTermination termination) {
    String handle = order.progress().handle();
    return !order.status().settled() && (handle == null || handle.equals(termination.handle()));
  }

  /** Returns whether no other worker of the order can still report. */
  private boolean isFinal(OrderItem order, WorkerTermination termination) {
    if (order.progress().reported() != null) {
      return true;
    }
    List<InstanceShare> shares = shareStore.all(order.key());
    if (shares.isEmpty()) {
      // Of two workers that were started for the order, the one without the claim succeeds at once
      // while the other runs the commands.
      return !(termination.succeeded() && order.status() == OrderStatus.RUNNING);
    }
    Optional<WorkerReport> all = InstanceShare.aggregate(reported(shares, termination));
    all.ifPresent(report -> {
      Optional<OrderItem> unused =
          orderStore.report(order.key(), InstanceShareStore.WORKER, report);
    });
    return all.isPresent();
  }

  /**
   * Reports the share of a terminated worker's instance as failed, unless the worker succeeded
   * because another one has claimed the share.
   */
  private List<InstanceShare> reported(List<InstanceShare> shares, WorkerTermination termination) {
    Instant now = clock.instant();
    for (InstanceShare share : shares) {
      boolean matches = termination.instance().filter(share.instance()::equals).isPresent();
      boolean duplicate = termination.succeeded() && share.workerId() != null;
      if (matches && share.reported() == null && !duplicate) {
        WorkerReport lost =
            new WorkerReport(
                OrderStatus.FAILED,
                null,
                share.openedAt(),
                now,
                null,
                null,
                SingleLineMessage.of(termination.reason()));
        boolean unused = shareStore.report(termination.order(), share.instance(), lost);
      }
    }
    return shareStore.all(termination.order());
  }

  private boolean completeState(OrderItem order, String token, WorkerTermination termination) {
    if (order.progress().reported() != null) {
      // The worker terminated between its report and the completion of the state; settle reads the
      // report.
      return tokens.succeed(
          token, Json.object().put("status", SettlementResolver.known(order).wire()));
    }
    String reason =
        InstanceShare.aggregate(shareStore.all(order.key()))
            .map(WorkerReport::reason)
            .orElse(termination.reason());
    return tokens.fail(token, ErrorNames.WORKER_ENDED, SingleLineMessage.of(reason));
  }

  private static String token(OrderItem order) {
    String token = order.progress().taskToken();
    return token == null ? "" : token;
  }
}
