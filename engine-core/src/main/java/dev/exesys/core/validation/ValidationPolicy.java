package dev.exesys.core.validation;

import dev.exesys.core.settings.EngineSettings;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Defines what a deployment allows jobs to use.
 *
 * @param parameterPrefixes prefixes of the SSM parameters that jobs may name; {@code *} for all
 * @param secretPrefixes prefixes of the secrets that jobs may name; {@code *} for all
 * @param enginePrefix jobs must not name parameters under {@code /prefix/runs/}, which hold keys of
 *     the engine
 * @param allowedRoles patterns of the roles that jobs may name, in which {@code *} matches any text
 * @param hasInstances whether the deployment has default instances for target {@code ssm}
 * @param pools returns the names of the pools of workers; {@code *} for any
 */
public record ValidationPolicy(
    List<String> parameterPrefixes,
    List<String> secretPrefixes,
    String enginePrefix,
    List<String> allowedRoles,
    boolean hasInstances,
    Supplier<List<String>> pools) {

  public ValidationPolicy {
    parameterPrefixes = List.copyOf(parameterPrefixes);
    secretPrefixes = List.copyOf(secretPrefixes);
    allowedRoles = List.copyOf(allowedRoles);
  }

  /**
   * Returns the policy of a deployment.
   *
   * @param activities returns the names of the pools that have an activity, beside those of the
   *     settings
   */
  public static ValidationPolicy of(EngineSettings settings, Supplier<List<String>> activities) {
    return new ValidationPolicy(
        settings.parameterPrefixes(),
        settings.secretPrefixes(),
        settings.prefix(),
        settings.allowedRoles(),
        !settings.functions().ssmTargets().isEmpty(),
        () ->
            Stream.concat(settings.pools().stream(), activities.get().stream())
                .distinct()
                .toList());
  }

  /**
   * Returns a policy that allows every parameter, secret, role and pool, for validation without a
   * deployment.
   */
  public static ValidationPolicy open() {
    return new ValidationPolicy(
        List.of("*"), List.of("*"), "exesys", List.of("*"), true, () -> List.of("*"));
  }

  boolean allowsParameter(String name) {
    return !name.startsWith("/" + enginePrefix + "/runs/") && allows(parameterPrefixes, name);
  }

  boolean allowsSecret(String id) {
    return allows(secretPrefixes, id);
  }

  boolean allowsRole(String arn) {
    return allowedRoles.stream().anyMatch(pattern -> matches(pattern, arn));
  }

  private static boolean matches(String pattern, String text) {
    String regex =
        Arrays.stream(pattern.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    return text.matches(regex);
  }

  private static boolean allows(List<String> prefixes, String name) {
    return prefixes.stream().anyMatch(p -> p.equals("*") || name.startsWith(p));
  }
}
