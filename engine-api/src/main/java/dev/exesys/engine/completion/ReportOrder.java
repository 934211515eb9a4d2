package dev.exesys.engine.completion;

import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderNum;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.report.ReportAnswer;
import dev.exesys.core.report.ReportMessage;
import dev.exesys.core.store.AttemptKey;
import dev.exesys.core.store.CorruptItemException;
import dev.exesys.core.store.EndedAttempt;
import dev.exesys.core.store.InstanceShare;
import dev.exesys.core.store.InstanceShareStore;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunItemCache;
import dev.exesys.core.store.WorkerReport;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.runs.RunOrders;
import dev.exesys.engine.settle.Settler;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Handles the reports of workers. One conditional write settles the order, or queues it for its
 * next attempt; then follow the event, the releases and, last, the completion of the run state.
 *
 * <p>A worker repeats its report until it gets an answer. A repeated report finds what the earlier
 * one wrote and completes what that one left out.
 */
public final class ReportOrder {
  private final OrderStore orderStore;
  private final InstanceShareStore shareStore;
  private final RunItemCache runs;
  private final RunOrders orders;
  private final OrderCompletion completion;
  private final AttemptRetry retry;
  private final Settler settler;
  private final TaskTokens tokens;
  private final InstantSource clock;

  /** Creates the use case. */
  public ReportOrder(
      OrderStore orderStore,
      InstanceShareStore shareStore,
      RunItemCache runs,
      RunOrders orders,
      OrderCompletion completion,
      AttemptRetry retry,
      Settler settler,
      TaskTokens tokens,
      InstantSource clock) {
    this.orderStore = orderStore;
    this.shareStore = shareStore;
    this.runs = runs;
    this.orders = orders;
    this.completion = completion;
    this.retry = retry;
    this.settler = settler;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Handles an event of the report function. */
  public JsonNode handle(JsonNode event) {
    ReportAnswer answer = report(ReportMessage.read(event));
    return Json.object().put("status", answer.status()).put("final", answer.isFinal());
  }

  /** Handles a report. */
  public ReportAnswer report(ReportMessage message) {
    if (message.instance().isPresent()) {
      return reportShare(message, message.instance().get());
    }
    if (message.workerId().equals(InstanceShareStore.WORKER)) {
      // The id is not secret: only the report of the last share settles an order with shares.
      throw new IllegalArgumentException("a report of " + message.workerId() + " has no instance");
    }
    return new ReportAnswer(
        report(message.attempt(), message.workerId(), message.report()).wire(), true);
  }

  private ReportAnswer reportShare(ReportMessage message, String instance) {
    boolean claimed =
        shareStore.all(message.attempt()).stream()
            .anyMatch(share ->
                share.instance().equals(instance) && message.workerId().equals(share.workerId()));
    if (claimed) {
      // False if another instance reported this share as lost: that report remains.
      boolean unused = shareStore.report(message.attempt(), instance, message.report());
    }
    return reportShares(message.attempt())
        .map(status -> new ReportAnswer(status.wire(), true))
        .orElseGet(() -> new ReportAnswer(message.report().status().wire(), false));
  }

  /**
   * Reports an order once all instances have reported their shares.
   *
   * @return the status of the order; empty while shares are unreported
   */
  Optional<OrderStatus> reportShares(AttemptKey attempt) {
    // If two instances report at the same time, the later one reads both reports.
    return InstanceShare.aggregate(shareStore.all(attempt))
        .map(all -> report(attempt, InstanceShareStore.WORKER, all));
  }

  private OrderStatus report(AttemptKey attempt, String workerId, WorkerReport report) {
    OrderKey key = attempt.order();
    RunItem run =
        runs.find(key.runId())
            .orElseThrow(
                () -> new IllegalArgumentException("run " + key.runId() + " does not exist"));
    if (report.status() != OrderStatus.SUCCEEDED) {
      // Only a failed attempt can be followed by another one, so only its report reads the order.
      Optional<OrderItem> queued = retry.afterReport(find(key), workerId, report);
      if (queued.isPresent()) {
        return startNextAttempt(run, queued.get());
      }
    }
    Optional<OrderItem> settled = settle(key, workerId, report);
    if (settled.isEmpty()) {
      return repeat(run, attempt, workerId, report);
    }
    OrderStatus status = complete(run, settled.get());
    settler.announce(run, settled.get());
    return status;
  }

  private Optional<OrderItem> settle(OrderKey key, String workerId, WorkerReport report) {
    try {
      return orderStore.report(key, workerId, report, clock.instant());
    } catch (CorruptItemException e) {
      // The order is settled by its repair, and its state by the heartbeat timeout.
      return Optional.empty();
    }
  }

  private OrderItem find(OrderKey key) {
    return orders.one(key, OrderNum.defaultName(key.orderNum()));
  }

  private OrderStatus startNextAttempt(RunItem run, OrderItem queued) {
    retry.writeEvent(run, queued);
    retry.failState(queued.progress().taskToken(), queued);
    return queued.status();
  }

  private OrderStatus complete(RunItem run, OrderItem settled) {
    completion.complete(run, settled);
    StateOutcome.complete(tokens, settled.progress().taskToken(), settled);
    settler.deleteBundle(run, settled);
    return settled.status();
  }

  /** Handles a report that changes nothing: it is repeated, or it arrives too late. */
  private OrderStatus repeat(
      RunItem run, AttemptKey attempt, String workerId, WorkerReport report) {
    OrderItem order = find(attempt.order());
    EndedAttempt previous = order.progress().previous();
    if (order.status().settled() && workerId.equals(order.progress().workerId())) {
      if (order.progress().reported() == null) {
        // Settled without its worker: its queue may be released now.
        boolean unused = orderStore.commandsEnded(order.key(), workerId, report.endedAt());
      }
      return complete(run, find(attempt.order()));
    }
    if (previous != null
        && previous.attempt() == attempt.attempt()
        && workerId.equals(previous.workerId())
        && order.status() == OrderStatus.QUEUED) {
      return startNextAttempt(run, order);
    }
    return order.status();
  }
}
