package dev.exesys.core.validation;

/** One of {@code pr_number} and {@code issue_number} is required; both may be given. */
final class PrOrIssueRequired implements ValidationRule {

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    if (missing(job, "pr_number") && missing(job, "issue_number")) {
      problems.error(
          "missing_number",
          "",
          "one of pr_number and issue_number is required: add the one the job is about");
    }
  }

  private static boolean missing(PayloadView job, String field) {
    return !job.fields().node().hasNonNull(field);
  }
}
