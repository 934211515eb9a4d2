package dev.exesys.core.validation;

import dev.exesys.core.settings.EngineSettings;
import java.util.List;

/**
 * What a deployment allows jobs.
 *
 * @param parameterPrefixes prefixes of the SSM parameters jobs may name
 * @param secretPrefixes prefixes of the secrets jobs may name; {@code *} for all
 * @param enginePrefix under {@code /prefix/runs/} are the engine's own keys, which no job may name
 * @param hasInstances whether orders of target {@code ssm} need not name instances
 */
public record ValidationPolicy(
    List<String> parameterPrefixes,
    List<String> secretPrefixes,
    String enginePrefix,
    boolean hasInstances) {

  public ValidationPolicy {
    parameterPrefixes = List.copyOf(parameterPrefixes);
    secretPrefixes = List.copyOf(secretPrefixes);
  }

  /** The policy of a deployment. */
  public static ValidationPolicy of(EngineSettings settings) {
    return new ValidationPolicy(
        settings.parameterPrefixes(),
        settings.secretPrefixes(),
        settings.prefix(),
        !settings.functions().ssmTargets().isEmpty());
  }

  /** Allows every parameter and secret; for checks where no deployment is at hand. */
  public static ValidationPolicy open() {
    return new ValidationPolicy(List.of("*"), List.of("*"), "exesys", true);
  }

  boolean allowsParameter(String name) {
    return !name.startsWith("/" + enginePrefix + "/runs/") && allows(parameterPrefixes, name);
  }

  boolean allowsSecret(String id) {
    return allows(secretPrefixes, id);
  }

  private static boolean allows(List<String> prefixes, String name) {
    return prefixes.stream().anyMatch(p -> p.equals("*") || name.startsWith(p));
  }
}
