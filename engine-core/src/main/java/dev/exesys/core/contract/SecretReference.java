package dev.exesys.core.contract;

import java.util.Optional;

/**
 * An entry of {@code ssm_paths} or {@code secret_manager_paths}: the name of a parameter or secret,
 * or {@code NAME=/path} to give its value unchanged to the variable {@code NAME}.
 *
 * @param variable the variable that gets the value; empty if the value names its variables
 * @param name of the parameter or secret
 */
public record SecretReference(Optional<String> variable, String name) {

  /**
   * Parses an entry. The part before the first equals sign names a variable only if a shell accepts
   * it; otherwise it belongs to the name, because names of secrets may contain equals signs.
   */
  public static SecretReference parse(String entry) {
    int equals = entry.indexOf('=');
    return equals > 0 && EngineVariables.isValidName(entry.substring(0, equals))
        ? new SecretReference(Optional.of(entry.substring(0, equals)), entry.substring(equals + 1))
        : new SecretReference(Optional.empty(), entry);
  }
}
