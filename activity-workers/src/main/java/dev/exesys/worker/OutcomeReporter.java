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
 * Tells how an order ended: first in the books, which settle believes, then to the state that
 * waits. Either may come too late and then does no harm.
 */
final class OutcomeReporter {
  private static final Logger LOG = LoggerFactory.getLogger(OutcomeReporter.class);
  private static final int LONGEST_CAUSE = 1000;

  private final WorkerStores stores;
  private final Assignment assignment;
  private final OrderKey order;

  OutcomeReporter(WorkerStores stores, Assignment assignment) {
    this.stores = stores;
    this.assignment = assignment;
    this.order = assignment.order();
  }

  void report(WorkerReport report) throws InterruptedException {
    Optional<Assignment.StateResult> word = persistently(() -> assignment.report(report));
    if (word.isPresent() && !persistently(() -> tellState(word.get()))) {
      LOG.info("no state waits for {} any more", order.pk());
    }
  }

  /**
   * With the newest token; a state that is retried meanwhile brings another. Whoever brings it
   * looks for the report afterwards, so the token that stood there when the report was written will
   * do.
   */
  private boolean tellState(Assignment.StateResult word) {
    String told = "";
    String token = word.reported().map(OutcomeReporter::token).orElseGet(this::newestToken);
    while (!token.equals(told)) {
      if (tell(token, word.report())) {
        return true;
      }
      told = token;
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

  private boolean tell(String token, WorkerReport report) {
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
        .fail(token, error, reason.substring(0, Math.min(reason.length(), LONGEST_CAUSE)));
  }

  /**
   * Retries after the failure of a store: the outcome of commands that have run must not be lost.
   */
  private <T> T persistently(Supplier<T> call) throws InterruptedException {
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
