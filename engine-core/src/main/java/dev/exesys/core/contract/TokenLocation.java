package dev.exesys.core.contract;

import java.util.Optional;

/**
 * Where the git token is.
 *
 * @param ssmPath the SSM parameter's full name
 */
public record TokenLocation(String ssmPath) {

  private static final String SSM = "aws:::ssm:";

  /** Reads {@code aws:::ssm:/path}; empty if {@code text} is of no form the engine knows. */
  public static Optional<TokenLocation> parse(String text) {
    String path = text.startsWith(SSM) ? text.substring(SSM.length()) : "";
    return ParameterName.isValid(path) ? Optional.of(new TokenLocation(path)) : Optional.empty();
  }
}
