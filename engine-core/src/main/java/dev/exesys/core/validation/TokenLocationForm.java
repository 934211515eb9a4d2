package dev.exesys.core.validation;

import dev.exesys.core.contract.TokenLocation;

/** Requires that the git token is in an SSM parameter that the deployment allows. */
final class TokenLocationForm implements ValidationRule {

  private static final String FIELD = "git_token_location";

  private final ValidationPolicy policy;

  TokenLocationForm(ValidationPolicy policy) {
    this.policy = policy;
  }

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    job.fields()
        .text(FIELD)
        .filter(t -> !t.isEmpty())
        .ifPresent(text -> {
          var location = TokenLocation.parse(text);
          if (location.isEmpty()) {
            problems.error(
                "bad_token_location",
                "/" + FIELD,
                "must have the form aws:::ssm:/path with the full name of an SSM parameter");
          } else if (!policy.allowsParameter(location.get().ssmPath())) {
            problems.error(
                "parameter_not_allowed",
                "/" + FIELD,
                AllowedParameters.sentence(location.get().ssmPath(), policy.parameterPrefixes()));
          }
        });
  }
}
