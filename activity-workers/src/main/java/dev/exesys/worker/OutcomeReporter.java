package dev.exesys.worker;

import dev.exesys.core.contract.ErrorNames;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.StoreException;
import dev.exesys.core.store.WorkerReport;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reports the outcome of an order: first in the order store, which settle reads, then to the
 * waiting state. A report that arrives too late has no effect.
 */
final class OutcomeReporter {
  private static final Logger LOG = LoggerFactory.getLogger(OutcomeReporter.class);
  private static final int MAX_CAUSE_CHARS = 1000;

  private final WorkerStores stores;
  private final Assignment assignment;
  private final OrderKey order;

  OutcomeReporter(WorkerStores stores, Assignment assignment) {
    this.stores = stores;
    this.assignment = assignment;
    this.order = assignment.order();
  }

  /** Reports an outcome, with retries. */
  void report(WorkerReport report) throws InterruptedException {
    Optional<Assignment.StateResult> result = withRetry(() -> assignment.report(report));
    if (result.isPresent() && !withRetry(() -> sendToState(result.get()))) {
      LOG.info("no state waits for {} any longer: its result is in the order store", order.pk());
    }
  }

  /**
   * Sends the result under the newest task token. If the state is retried concurrently, its new
   * attempt stores another token and reads the report afterwards, so the token at the time of the
   * report is sufficient.
   */
  private boolean sendToState(Assignment.StateResult result) {
    String attempted = "";
    String token = result.reported().map(OutcomeReporter::token).orElseGet(this::newestToken);
    while (!token.equals(attempted)) {
      if (send(token, result.report())) {
        return true;
      }
      attempted = token;
      token = newestToken();
    }
    return false;
  }

  private String newestToken() {
    return stores
        .orders()
        .find(order)
        .filter(item -> !item.status().settled())
        .map(OutcomeReporter::token)
        .orElse("");
  }

  private static String token(OrderItem item) {
    String token = item.progress().taskToken();
    return token == null ? "" : token;
  }

  private boolean send(String token, WorkerReport report) {
    if (report.status() == OrderStatus.SUCCEEDED) {
      ObjectNode output = Json.object().put("status", report.status().wire());
      output.put("exit_code", report.exitCode());
      output.put("log", report.log());
      return stores.tokens().succeed(token, output);
    }
    String error =
        report.status() == OrderStatus.TIMED_OUT
            ? ErrorNames.ORDER_TIMED_OUT
            : ErrorNames.ORDER_FAILED;
    String reason = report.reason() == null ? report.status().wire() : report.reason();
    return stores
        .tokens()
        .fail(token, error, reason.substring(0, Math.min(reason.length(), MAX_CAUSE_CHARS)));
  }

  /**
   * Retries after the failure of a store: the outcome of commands that have run must not be lost.
   */
  private <T> T withRetry(Supplier<T> call) throws InterruptedException {
    return stores
        .reportRetry()
        .call(
            call,
            e -> {
              boolean retryable = e instanceof StoreException;
              if (retryable) {
                LOG.warn("a report of {} failed and is retried", order.pk(), e);
              }
              return retryable;
            });
  }
}
