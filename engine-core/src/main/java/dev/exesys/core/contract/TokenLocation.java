package dev.exesys.core.contract;

import java.util.Optional;

/**
 * Names the location of the git token.
 *
 * @param ssmPath full name of the SSM parameter
 */
public record TokenLocation(String ssmPath) {

  private static final String SSM = "aws:::ssm:";

  /** Parses {@code aws:::ssm:/path}; returns empty for any other form. */
  public static Optional<TokenLocation> parse(String text) {
    String path = text.startsWith(SSM) ? text.substring(SSM.length()) : "";
    return ParameterName.isValid(path) ? Optional.of(new TokenLocation(path)) : Optional.empty();
  }
}
