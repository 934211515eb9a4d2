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
 * A request as API Gateway's HTTP APIs and function URLs hand it to a function, payload format 2.0.
 *
 * @param method upper case
 * @param path without the stage
 * @param headers names in lower case
 * @param query parameters
 * @param body decoded; empty if there is none
 */
public record HttpRequest(
    String method,
    String path,
    Map<String, String> headers,
    Map<String, String> query,
    String body) {

  /** Reads an event; empty if it is not one of HTTP, so was handed to the function directly. */
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
            body(event)));
  }

  /** A named stage is part of the raw path. */
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

  /** The body as JSON; empty if it is none. */
  public Optional<JsonNode> json() {
    try {
      return Optional.of(Json.parse(body));
    } catch (JacksonException e) {
      // The caller answers with 400; what exactly is wrong with the envelope is of no use to
      // anybody.
      return Optional.empty();
    }
  }
}
