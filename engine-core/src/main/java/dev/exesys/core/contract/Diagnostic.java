package dev.exesys.core.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Describes one problem of a payload.
 *
 * @param code stable identifier for programs, for example {@code unknown_dependency}
 * @param severity an error if the payload is refused for the problem
 * @param pointer RFC 6901 JSON Pointer into the decoded payload; empty for the whole payload
 * @param message what is wrong and how to correct it; never a secret value
 */
public record Diagnostic(String code, Severity severity, String pointer, String message) {

  /** Says whether the payload is refused for the problem. */
  public enum Severity {
    ERROR,
    WARNING;

    /** Returns the name in responses. */
    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Creates a problem for which the payload is refused. */
  public static Diagnostic error(String code, String pointer, String message) {
    return new Diagnostic(code, Severity.ERROR, pointer, message);
  }

  /** Creates a warning about a payload that is accepted. */
  public static Diagnostic warning(String code, String pointer, String message) {
    return new Diagnostic(code, Severity.WARNING, pointer, message);
  }

  /** Returns the diagnostic as one line: pointer, message, code. */
  public String line() {
    return (pointer.isEmpty() ? "" : pointer + ": ") + message + " [" + code + "]";
  }
}
