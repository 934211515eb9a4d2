package dev.exesys.local.gateway;

import dev.exesys.local.protocol.Account;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.protocol.ServiceJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Emulates an API Gateway HTTP API with IAM authorization whose routes all invoke one function. */
public final class HttpApi implements Endpoint {
  private final Backend backend;
  private final List<String> paths;
  private final Account account;
  private final InstantSource clock;

  /** Invokes the function behind the API. */
  @FunctionalInterface
  public interface Backend {
    /**
     * Invokes the function with an event of payload format 2.0.
     *
     * @return the function's result, or empty if the invocation failed
     */
    Optional<JsonNode> invoke(JsonNode event);
  }

  /**
   * Creates the API.
   *
   * @param paths the first path segments of its routes, to recognize unsigned requests
   */
  public HttpApi(Backend backend, List<String> paths, Account account, InstantSource clock) {
    this.account = account;
    this.backend = backend;
    this.paths = List.copyOf(paths);
    this.clock = clock;
  }

  @Override
  public boolean acceptsSigningName(String signingName) {
    return signingName.equals("execute-api");
  }

  @Override
  public boolean recognizes(GatewayRequest request) {
    return paths.stream()
        .anyMatch(
            path -> request.rawPath().equals(path) || request.rawPath().startsWith(path + "/"));
  }

  /** A bucket may have the same name, but S3 has no POST without a query string. */
  @Override
  public boolean claimsExclusively(GatewayRequest request) {
    return request.method().equals("POST") && request.rawQuery().isEmpty() && recognizes(request);
  }

  @Override
  public void serve(VerifiedRequest request, ResponseWriter response) throws IOException {
    Optional<JsonNode> result;
    try {
      result = backend.invoke(HttpApiEvent.of(request, account, clock.instant()));
    } catch (ServiceException e) {
      boolean busy = e.status() == 429;
      send(response, busy ? 429 : 500, busy ? "Too Many Requests" : "Internal Server Error");
      return;
    }
    if (result.isEmpty()) {
      send(response, 500, "Internal Server Error");
    } else if (result.get().has("statusCode")) {
      sendFormatted(response, result.get());
    } else {
      // API Gateway treats a result without a status code as the body of a 200 response.
      byte[] body = ServiceJson.MAPPER.writeValueAsBytes(result.get());
      response.send(200, Map.of("Content-Type", "application/json"), body);
    }
  }

  private static void sendFormatted(ResponseWriter response, JsonNode result) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    result.path("headers").properties().stream()
        .filter(header -> !header.getKey().equalsIgnoreCase("content-length"))
        .forEach(header -> headers.put(header.getKey(), header.getValue().asString()));
    if (headers.keySet().stream().noneMatch(name -> name.equalsIgnoreCase("content-type"))) {
      headers.put("Content-Type", "text/plain;charset=UTF-8");
    }
    for (JsonNode cookie : result.path("cookies")) {
      response.headers().add("Set-Cookie", cookie.asString());
    }
    byte[] body = body(result.get("body"), result.path("isBase64Encoded").asBoolean(false));
    response.send(result.get("statusCode").asInt(500), headers, body);
  }

  private static byte[] body(@Nullable JsonNode body, boolean encoded) {
    if (body == null || body.isNull()) {
      return new byte[0];
    }
    String text = body.isString() ? body.stringValue() : body.toString();
    return encoded ? Base64.getDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void reject(GatewayRequest request, SignatureError error, ResponseWriter response)
      throws IOException {
    send(response, 403, "Forbidden");
  }

  @Override
  public void refuse(ServiceException error, ResponseWriter response) throws IOException {
    send(response, error.status(), String.valueOf(error.getMessage()));
  }

  private static void send(ResponseWriter response, int status, String message) throws IOException {
    JsonNode body = JsonNodeFactory.instance.objectNode().put("message", message);
    response.send(
        status,
        Map.of("Content-Type", "application/json"),
        ServiceJson.MAPPER.writeValueAsBytes(body));
  }
}
