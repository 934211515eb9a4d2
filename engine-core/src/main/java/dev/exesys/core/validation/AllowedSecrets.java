package dev.exesys.core.validation;

import dev.exesys.core.contract.SecretReference;
import java.util.regex.Pattern;

/**
 * Requires that orders name secrets by name or ARN, and only secrets that the deployment allows.
 */
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
    SecretReference entry = SecretReference.parse(element.value());
    VariableNames.checkReserved(element.pointer(), entry, problems);
    String id = entry.name();
    if (!ID.matcher(id).matches()) {
      problems.error(
          "bad_secret_name",
          element.pointer(),
          "is not the name or ARN of a secret in Secrets Manager");
    } else if (!policy.allowsSecret(id)) {
      problems.error(
          "secret_not_allowed",
          element.pointer(),
          "secret "
              + id
              + " is not allowed in this deployment: allowed prefixes are "
              + (policy.secretPrefixes().isEmpty()
                  ? "none"
                  : String.join(", ", policy.secretPrefixes())));
    }
  }
}
