package dev.exesys.core.validation;

/** Warns about {@code cancel_in_progress} in a job that names no {@code concurrency_group}. */
final class CancelWithinGroup implements ValidationRule {
  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    FieldsView fields = job.fields();
    if (fields.flag("cancel_in_progress").orElse(false)
        && fields.text("concurrency_group").isEmpty()) {
      problems.warning(
          "cancel_without_group",
          fields.at("cancel_in_progress"),
          "has no effect without concurrency_group: name the group of the job's runs");
    }
  }
}
