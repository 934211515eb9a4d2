package dev.exesys.core.validation;

import dev.exesys.core.contract.ParameterName;
import dev.exesys.core.contract.SecretReference;
import java.util.List;

/**
 * Requires that orders name SSM parameters by full names, and only parameters that the deployment
 * allows.
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
        SecretReference entry = SecretReference.parse(path.value());
        VariableNames.checkReserved(path.pointer(), entry, problems);
        checkOne(path.pointer(), entry.name(), policy, problems);
      }
    }
  }

  static void checkOne(
      String at, String name, ValidationPolicy policy, DiagnosticCollector problems) {
    if (!ParameterName.isValid(name)) {
      problems.error(
          "bad_parameter_name",
          at,
          "is not the full name of an SSM parameter: use /path/name with letters, digits, '.', '-' and '_', or NAME=/path/name");
    } else if (!policy.allowsParameter(name)) {
      problems.error("parameter_not_allowed", at, sentence(name, policy.parameterPrefixes()));
    }
  }

  static String sentence(String name, List<String> prefixes) {
    return "parameter "
        + name
        + " is not allowed in this deployment: allowed prefixes are "
        + (prefixes.isEmpty() ? "none" : String.join(", ", prefixes))
        + "; keys of the engine are never allowed";
  }
}
