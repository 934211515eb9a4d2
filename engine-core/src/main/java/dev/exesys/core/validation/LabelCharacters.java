package dev.exesys.core.validation;

/**
 * Rejects control characters in {@code username} and {@code flow_label}, which become part of the
 * flow id, and in the names of groups and queues, which become part of a key.
 */
final class LabelCharacters implements ValidationRule {

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    check(job.fields(), "username", problems);
    check(job.fields(), "flow_label", problems);
    check(job.fields(), "concurrency_group", problems);
    job.orders().forEach(order -> check(order.fields(), "queue_id", problems));
  }

  private static void check(FieldsView fields, String field, DiagnosticCollector problems) {
    if (fields.text(field).filter(LabelCharacters::hasControl).isPresent()) {
      problems.error("bad_name", fields.at(field), "contains a control character: remove it");
    }
  }

  static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
