package dev.exesys.core.validation;

import java.util.Optional;
import java.util.regex.Pattern;

/** Requires that orders name roles by ARN, and only roles that the deployment allows. */
final class AllowedRoles implements ValidationRule {
  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9_+=,.@/-]{1,512}");

  private final ValidationPolicy policy;

  AllowedRoles(ValidationPolicy policy) {
    this.policy = policy;
  }

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    for (OrderView order : job.orders()) {
      Optional<String> role = order.fields().text("role_arn");
      role.ifPresent(arn -> check(arn, Pointer.of(order.fields().pointer(), "role_arn"), problems));
    }
  }

  private void check(String arn, String pointer, DiagnosticCollector problems) {
    if (!ARN.matcher(arn).matches()) {
      problems.error(
          "bad_role_arn", pointer, "is not the ARN of a role: arn:aws:iam::ACCOUNT:role/NAME");
    } else if (!policy.allowsRole(arn)) {
      problems.error(
          "role_not_allowed",
          pointer,
          "role "
              + arn
              + " is not allowed in this deployment: allowed roles are "
              + (policy.allowedRoles().isEmpty()
                  ? "none"
                  : String.join(", ", policy.allowedRoles())));
    }
  }
}
