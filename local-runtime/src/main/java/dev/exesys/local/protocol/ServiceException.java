package dev.exesys.local.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** An error response of an AWS service that the local stack implements. */
public final class ServiceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String code;
  private final int status;
  private final transient Map<String, JsonNode> members;

  private ServiceException(String code, int status, String message, Map<String, JsonNode> members) {
    super(message);
    this.code = code;
    this.status = status;
    this.members = members;
  }

  /** Returns a client error with HTTP status 400. */
  public static ServiceException badRequest(String code, String message) {
    return new ServiceException(code, 400, message, Map.of());
  }

  /** Returns an error with the given HTTP status. */
  public static ServiceException of(String code, int status, String message) {
    return new ServiceException(code, status, message, Map.of());
  }

  /** Returns the error for a feature of AWS that the local stack does not implement. */
  public static ServiceException unsupported(String feature) {
    return badRequest("ValidationException", feature + " is not supported by the local stack");
  }

  /** Returns a {@code ValidationException} with one violated constraint. */
  public static ServiceException violation(String text) {
    return badRequest("ValidationException", "1 validation error detected: " + text);
  }

  /**
   * Returns the error for a member whose value violates a constraint. AWS writes the member's name
   * with a lower-case first letter, and null without quotes.
   */
  public static ServiceException violation(String value, String member, String constraint) {
    String shown = value.equals("null") ? value : "'" + value + "'";
    String name = Character.toLowerCase(member.charAt(0)) + member.substring(1);
    return violation(
        "Value " + shown + " at '" + name + "' failed to satisfy constraint: " + constraint);
  }

  /**
   * Returns the same error with one more member in its body, for example {@code
   * CancellationReasons}.
   */
  public ServiceException with(String name, JsonNode value) {
    Map<String, JsonNode> more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new ServiceException(code, status, String.valueOf(getMessage()), more);
  }

  /** Returns the error code without a namespace, for example {@code ResourceNotFoundException}. */
  public String code() {
    return code;
  }

  public int status() {
    return status;
  }

  /** Returns the members of the body other than code and message. */
  public Map<String, JsonNode> members() {
    return members;
  }
}
