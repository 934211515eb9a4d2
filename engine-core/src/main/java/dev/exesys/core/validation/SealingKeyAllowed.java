package dev.exesys.core.validation;

/** Requires that {@code sops_key_ssm_path} names a parameter that the deployment allows. */
final class SealingKeyAllowed implements ValidationRule {

  private static final String FIELD = "sops_key_ssm_path";

  private final ValidationPolicy policy;

  SealingKeyAllowed(ValidationPolicy policy) {
    this.policy = policy;
  }

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    job.fields()
        .text(FIELD)
        .filter(name -> !name.isEmpty())
        .ifPresent(name -> AllowedParameters.checkOne("/" + FIELD, name, policy, problems));
  }
}
