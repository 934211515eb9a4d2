package dev.exesys.core.validation;

import dev.exesys.core.contract.Job;

/** Warns about an approval that can outlast the job, whose timeout includes the wait for it. */
final class ApprovalWithinJob implements ValidationRule {
  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    long limit = job.fields().whole("job_timeout").orElse((long) Job.DEFAULT_TIMEOUT_SECONDS);
    for (OrderView order : job.orders()) {
      ApprovalReader.of(order.fields())
          .filter(approval -> approval.timeoutSeconds() > limit)
          .ifPresent(approval ->
              problems.warning(
                  "approval_over_job_timeout",
                  order.fields().at("approval"),
                  "can wait for "
                      + approval.timeoutSeconds()
                      + " s, but the job times out after "
                      + limit
                      + " s: set job_timeout"));
    }
  }
}
