package dev.exesys.local.protocol;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A request refused the way the AWS service would refuse it: error code, HTTP status, message,
 * further members.
 */
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

  /** A client error, HTTP status 400. */
  public static ServiceException badRequest(String code, String message) {
    return new ServiceException(code, 400, message, Map.of());
  }

  /** An error with another HTTP status. */
  public static ServiceException of(String code, int status, String message) {
    return new ServiceException(code, status, message, Map.of());
  }

  /** An operation or parameter that exists on AWS and that this stack does not know. */
  public static ServiceException unsupported(String what) {
    return badRequest("ValidationException", what + " is not supported by the local stack");
  }

  /** The same error with one more member in its body, for example {@code CancellationReasons}. */
  public ServiceException with(String name, JsonNode value) {
    Map<String, JsonNode> more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new ServiceException(code, status, String.valueOf(getMessage()), more);
  }

  /** The error's name without a namespace, for example {@code ResourceNotFoundException}. */
  public String code() {
    return code;
  }

  public int status() {
    return status;
  }

  /** What the body has beside code and message. */
  public Map<String, JsonNode> members() {
    return members;
  }
}
