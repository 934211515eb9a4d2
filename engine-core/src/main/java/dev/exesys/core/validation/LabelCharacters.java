package dev.exesys.core.validation;

/**
 * {@code username} and {@code flow_label} become part of the flow id, and queue ids of a key: no
 * control characters.
 */
final class LabelCharacters implements ValidationRule {

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    check(job.fields(), "username", problems);
    check(job.fields(), "flow_label", problems);
    job.orders().forEach(order -> check(order.fields(), "queue_id", problems));
  }

  private static void check(FieldsView fields, String field, DiagnosticCollector problems) {
    if (fields.text(field).filter(LabelCharacters::hasControl).isPresent()) {
      problems.error("bad_name", fields.at(field), "may not contain control characters");
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
