package dev.exesys.core.validation;

/** Requires {@code pr_number} or {@code issue_number}; both are allowed. */
final class PrOrIssueRequired implements ValidationRule {

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    if (missing(job, "pr_number") && missing(job, "issue_number")) {
      problems.error(
          "missing_number",
          "",
          "pr_number or issue_number is required: add the number of the pull request or issue");
    }
  }

  private static boolean missing(PayloadView job, String field) {
    return !job.fields().node().hasNonNull(field);
  }
}
