package dev.exesys.core.validation;

import java.util.regex.Pattern;

/** Orders name secrets by name or ARN, and only those that the deployment lets jobs name. */
final class AllowedSecrets implements ValidationRule {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9/_+=.@:!-]{1,2048}");

  private final ValidationPolicy policy;

  AllowedSecrets(ValidationPolicy policy) {
    this.policy = policy;
  }

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    for (OrderView order : job.orders()) {
      order.fields().texts("secret_manager_paths").forEach(id -> check(id, problems));
    }
  }

  private void check(FieldsView.Element element, DiagnosticCollector problems) {
    String id = element.value();
    if (!ID.matcher(id).matches()) {
      problems.error(
          "bad_secret_name",
          element.pointer(),
          "must be the name or the ARN of a secret in Secrets Manager");
    } else if (!policy.allowsSecret(id)) {
      problems.error(
          "secret_not_allowed",
          element.pointer(),
          id
              + " may not be named by jobs of this deployment, which allows "
              + (policy.secretPrefixes().isEmpty()
                  ? "none"
                  : String.join(", ", policy.secretPrefixes())));
    }
  }
}
