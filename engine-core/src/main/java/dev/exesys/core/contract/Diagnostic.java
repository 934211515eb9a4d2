package dev.exesys.core.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * One problem of a payload.
 *
 * @param code stable, for programs: {@code unknown_dependency}
 * @param severity whether the payload is refused for it
 * @param pointer RFC 6901 JSON Pointer into the decoded payload; empty for the whole
 * @param message what is wrong and what to do about it; never a secret value
 */
public record Diagnostic(String code, Severity severity, String pointer, String message) {

  /** Whether a payload is refused. */
  public enum Severity {
    ERROR,
    WARNING;

    /** The name in answers. */
    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A problem for which the payload is refused. */
  public static Diagnostic error(String code, String pointer, String message) {
    return new Diagnostic(code, Severity.ERROR, pointer, message);
  }

  /** Something to know about a payload that is accepted. */
  public static Diagnostic warning(String code, String pointer, String message) {
    return new Diagnostic(code, Severity.WARNING, pointer, message);
  }

  /** One line for people: pointer, message, code. */
  public String line() {
    return (pointer.isEmpty() ? "" : pointer + ": ") + message + " [" + code + "]";
  }
}
