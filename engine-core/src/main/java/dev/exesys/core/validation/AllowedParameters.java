package dev.exesys.core.validation;

import dev.exesys.core.contract.ParameterName;
import java.util.List;

/**
 * Orders name SSM parameters by their full names, and only those that the deployment lets jobs
 * name.
 */
final class AllowedParameters implements ValidationRule {

  private final ValidationPolicy policy;

  AllowedParameters(ValidationPolicy policy) {
    this.policy = policy;
  }

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    for (OrderView order : job.orders()) {
      for (FieldsView.Element path : order.fields().texts("ssm_paths")) {
        checkOne(path.pointer(), path.value(), policy, problems);
      }
    }
  }

  static void checkOne(
      String at, String name, ValidationPolicy policy, DiagnosticCollector problems) {
    if (!ParameterName.isValid(name)) {
      problems.error(
          "bad_parameter_name",
          at,
          "must be the full name of an SSM parameter: /a/path of letters, digits, '.', '-' and '_'");
    } else if (!policy.allowsParameter(name)) {
      problems.error("parameter_not_allowed", at, sentence(name, policy.parameterPrefixes()));
    }
  }

  static String sentence(String name, List<String> prefixes) {
    return name
        + " may not be named by jobs of this deployment, which allows "
        + (prefixes.isEmpty() ? "none" : String.join(", ", prefixes))
        + " and never the engine's own keys";
  }
}
