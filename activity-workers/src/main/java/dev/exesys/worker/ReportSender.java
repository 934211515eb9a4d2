package dev.exesys.worker;

import dev.exesys.core.report.ReportAnswer;
import dev.exesys.core.report.ReportMessage;

/** Sends the reports of workers to the engine. */
@FunctionalInterface
public interface ReportSender {

  /**
   * Reports the outcome of an attempt, or of an instance's share of it. A repeated report has no
   * further effect.
   *
   * @throws dev.exesys.core.store.StoreException if the engine cannot be reached or fails; the
   *     report may have been recorded
   */
  ReportAnswer report(ReportMessage message);
}
