package dev.exesys.worker;

import dev.exesys.core.report.ReportAnswer;
import dev.exesys.core.report.ReportMessage;
import dev.exesys.core.store.AttemptKey;
import dev.exesys.core.store.StoreException;
import dev.exesys.core.store.WorkerReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports the outcome of an attempt to the engine, which settles the order and completes its state.
 * A report that arrives too late has no effect.
 */
final class OutcomeReporter {
  private static final Logger LOG = LoggerFactory.getLogger(OutcomeReporter.class);

  private final WorkerStores stores;
  private final Assignment assignment;
  private final AttemptKey attempt;

  OutcomeReporter(WorkerStores stores, Assignment assignment, AttemptKey attempt) {
    this.stores = stores;
    this.assignment = assignment;
    this.attempt = attempt;
  }

  /**
   * Reports an outcome, with retries while the engine cannot be reached: the outcome of commands
   * that have run must not be lost.
   */
  void report(WorkerReport report) throws InterruptedException {
    ReportMessage message =
        new ReportMessage(attempt, assignment.workerId(), assignment.instance(), report);
    ReportAnswer answer =
        stores
            .reportRetry()
            .call(
                () -> stores.reports().report(message),
                e -> {
                  boolean retryable = e instanceof StoreException;
                  if (retryable) {
                    LOG.warn("a report of {} failed and is retried", attempt.order().pk(), e);
                  }
                  return retryable;
                });
    LOG.debug("order {} is {} after the report", attempt.order().pk(), answer.status());
  }
}
