package dev.exesys.engine.http;

import dev.exesys.core.contract.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A request of an API Gateway HTTP API or a function URL, in payload format 2.0.
 *
 * @param method in upper case
 * @param path without the stage
 * @param headers by name in lower case
 * @param query parameters
 * @param body decoded; empty if there is none
 * @param caller ARN of the caller; empty if the event does not have it
 * @param isFunctionUrl whether the request was sent to the function URL, by the domain that Lambda
 *     writes to the event
 */
public record HttpRequest(
    String method,
    String path,
    Map<String, String> headers,
    Map<String, String> query,
    String body,
    String caller,
    boolean isFunctionUrl) {

  private static final String FUNCTION_URL_DOMAIN = ".lambda-url.";

  /** Reads an event; empty if it is not an HTTP event, so the function was invoked directly. */
  public static Optional<HttpRequest> of(JsonNode event) {
    JsonNode context = event.path("requestContext");
    JsonNode http = context.path("http");
    if (!http.isObject()) {
      return Optional.empty();
    }
    Map<String, String> headers = new LinkedHashMap<>();
    event
        .path("headers")
        .properties()
        .forEach(h -> headers.put(h.getKey().toLowerCase(Locale.ROOT), h.getValue().asString("")));
    Map<String, String> query = new LinkedHashMap<>();
    event
        .path("queryStringParameters")
        .properties()
        .forEach(q -> query.put(q.getKey(), q.getValue().asString("")));
    return Optional.of(
        new HttpRequest(
            http.path("method").asString("GET").toUpperCase(Locale.ROOT),
            path(event.path("rawPath").asString("/"), context.path("stage").asString("$default")),
            headers,
            query,
            body(event),
            context.path("authorizer").path("iam").path("userArn").asString(""),
            context.path("domainName").asString("").contains(FUNCTION_URL_DOMAIN)));
  }

  /**
   * Removes the name of the stage, which is part of the raw path unless the stage is {@code
   * $default}.
   */
  private static String path(String raw, String stage) {
    String own = raw.startsWith("/" + stage + "/") ? raw.substring(stage.length() + 1) : raw;
    return own.length() > 1 && own.endsWith("/") ? own.substring(0, own.length() - 1) : own;
  }

  private static String body(JsonNode event) {
    String body = event.path("body").asString("");
    return event.path("isBase64Encoded").asBoolean(false)
        ? new String(Base64.getMimeDecoder().decode(body), StandardCharsets.UTF_8)
        : body;
  }

  /** Returns the body as JSON; empty if it is malformed. */
  public Optional<JsonNode> json() {
    try {
      return Optional.of(Json.parse(body));
    } catch (JacksonException e) {
      // The caller responds with status 400, which needs no details.
      return Optional.empty();
    }
  }
}
