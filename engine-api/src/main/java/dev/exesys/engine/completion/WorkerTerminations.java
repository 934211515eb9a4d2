package dev.exesys.engine.completion;

import dev.exesys.core.contract.EngineErrorNames;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.EndedAttempt;
import dev.exesys.core.store.InstanceShare;
import dev.exesys.core.store.InstanceShareStore;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.WorkerReport;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.settle.SingleLineMessage;
import dev.exesys.engine.workers.DispatchId;
import dev.exesys.engine.workers.WorkerTermination;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Handles the termination of workers that did not report, so that their orders are settled at once
 * and with the service's reason instead of after a heartbeat timeout. Terminations of workers that
 * reported, of orders that are settled, and of workers that do not belong to the current attempt
 * are ignored.
 */
public final class WorkerTerminations implements Predicate<WorkerTermination> {
  private final OrderStore orderStore;
  private final InstanceShareStore shareStore;
  private final ReportOrder reports;
  private final TaskTokens tokens;
  private final InstantSource clock;

  /** Creates the use case. */
  public WorkerTerminations(
      OrderStore orderStore,
      InstanceShareStore shareStore,
      ReportOrder reports,
      TaskTokens tokens,
      InstantSource clock) {
    this.orderStore = orderStore;
    this.shareStore = shareStore;
    this.reports = reports;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Handles a termination. Returns whether it completed a run state. */
  @Override
  public boolean test(WorkerTermination termination) {
    Optional<OrderItem> order = waitingOrder(termination);
    if (order.isEmpty()) {
      return false;
    }
    List<InstanceShare> shares = shareStore.all(order.get().attemptKey());
    return shares.isEmpty()
        ? failState(termination)
        : reportShares(order.get(), shares, termination);
  }

  private Optional<OrderItem> waitingOrder(WorkerTermination termination) {
    return orderStore.find(termination.order()).filter(o -> isWorkerOf(o, termination));
  }

  private static boolean isWorkerOf(OrderItem order, WorkerTermination termination) {
    String handle = order.progress().handle();
    EndedAttempt previous = order.progress().previous();
    boolean earlier = previous != null && termination.handle().equals(previous.handle());
    return !order.status().settled()
        && !earlier
        && (handle == null
            ? isDispatchOf(order, termination)
            : handle.equals(termination.handle()));
  }

  private static boolean isDispatchOf(OrderItem order, WorkerTermination termination) {
    return !DispatchId.isDispatchId(termination.handle())
        || termination.handle().equals(DispatchId.of(order));
  }

  /** Fails the run state of an order that one worker runs. */
  private boolean failState(WorkerTermination termination) {
    String failed = "";
    Optional<OrderItem> order = orderOfLostWorker(termination);
    // If the state was retried in the meantime, the order has another token.
    while (order.isPresent() && !token(order.get()).equals(failed)) {
      failed = token(order.get());
      String reason = SingleLineMessage.of(termination.reason());
      if (tokens.fail(failed, EngineErrorNames.WORKER_ENDED, reason)) {
        return true;
      }
      order = orderOfLostWorker(termination);
    }
    return false;
  }

  /**
   * Of two workers that were started for the order, the one without the claim succeeds at once
   * while the other runs the commands.
   */
  private Optional<OrderItem> orderOfLostWorker(WorkerTermination termination) {
    return waitingOrder(termination)
        .filter(o -> !(termination.succeeded() && o.status() == OrderStatus.RUNNING));
  }

  /**
   * Reports the share of a terminated worker's instance as lost, unless the worker succeeded
   * because another one has claimed the share. The last report settles the order.
   */
  private boolean reportShares(
      OrderItem order, List<InstanceShare> shares, WorkerTermination termination) {
    for (InstanceShare share : shares) {
      boolean matches = termination.instance().filter(share.instance()::equals).isPresent();
      boolean duplicate = termination.succeeded() && share.workerId() != null;
      if (matches && share.reported() == null && !duplicate) {
        WorkerReport lost =
            WorkerReport.lost(
                share.openedAt(), clock.instant(), SingleLineMessage.of(termination.reason()));
        boolean unused = shareStore.report(order.attemptKey(), share.instance(), lost);
      }
    }
    boolean allLost =
        shareStore.all(order.attemptKey()).stream()
            .allMatch(share -> share.reported() != null && share.workerId() == null);
    if (allLost) {
      // No instance claimed a share, so none has made the order running.
      Optional<OrderItem> unused =
          orderStore.claim(order.key(), InstanceShareStore.WORKER, clock.instant());
    }
    return reports.reportShares(order.attemptKey()).isPresent();
  }

  private static String token(OrderItem order) {
    String token = order.progress().taskToken();
    return token == null ? "" : token;
  }
}
