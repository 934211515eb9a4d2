package dev.exesys.core.validation;

/** {@code sops_key_ssm_path} names a parameter that jobs may name. */
final class SealingKey implements Rule {

  private static final String FIELD = "sops_key_ssm_path";

  private final ValidationPolicy policy;

  SealingKey(ValidationPolicy policy) {
    this.policy = policy;
  }

  @Override
  public void check(PayloadView job, Problems problems) {
    job.fields()
        .text(FIELD)
        .filter(name -> !name.isEmpty())
        .ifPresent(name -> AllowedParameters.checkOne("/" + FIELD, name, policy, problems));
  }
}
