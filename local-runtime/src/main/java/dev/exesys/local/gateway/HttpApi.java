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

/** An API Gateway HTTP API with IAM authorization whose every route is one function. */
public final class HttpApi implements Endpoint {
  private final Backend backend;
  private final List<String> paths;
  private final Account account;
  private final InstantSource clock;

  /** What answers the API's requests. */
  @FunctionalInterface
  public interface Backend {
    /**
     * Invokes the function with a payload 2.0 event.
     *
     * @return its answer, or nothing if it failed or there is none
     */
    Optional<JsonNode> invoke(JsonNode event);
  }

  /**
   * Makes the API.
   *
   * @param paths what its requests' paths begin with, to know those that are not signed
   */
  public HttpApi(Backend backend, List<String> paths, Account account, InstantSource clock) {
    this.account = account;
    this.backend = backend;
    this.paths = List.copyOf(paths);
    this.clock = clock;
  }

  @Override
  public boolean signedAs(String signingName) {
    return signingName.equals("execute-api");
  }

  @Override
  public boolean looksLike(GatewayRequest request) {
    return paths.stream()
        .anyMatch(
            path -> request.rawPath().equals(path) || request.rawPath().startsWith(path + "/"));
  }

  /** S3 might have a bucket of that name, but knows no POST without a query. */
  @Override
  public boolean ownsAlone(GatewayRequest request) {
    return request.method().equals("POST") && request.rawQuery().isEmpty() && looksLike(request);
  }

  @Override
  public void serve(SignedRequest request, ResponseWriter reply) throws IOException {
    Optional<JsonNode> answer;
    try {
      answer = backend.invoke(HttpApiEvent.of(request, account, clock.instant()));
    } catch (ServiceException e) {
      boolean busy = e.status() == 429;
      send(reply, busy ? 429 : 500, busy ? "Too Many Requests" : "Internal Server Error");
      return;
    }
    if (answer.isEmpty()) {
      send(reply, 500, "Internal Server Error");
    } else if (answer.get().has("statusCode")) {
      sendFormed(reply, answer.get());
    } else {
      // An answer without a status code is the body of a 200, as API Gateway infers it.
      byte[] body = ServiceJson.MAPPER.writeValueAsBytes(answer.get());
      reply.send(200, Map.of("Content-Type", "application/json"), body);
    }
  }

  private static void sendFormed(ResponseWriter reply, JsonNode answer) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    answer.path("headers").properties().stream()
        .filter(header -> !header.getKey().equalsIgnoreCase("content-length"))
        .forEach(header -> headers.put(header.getKey(), header.getValue().asString()));
    if (headers.keySet().stream().noneMatch(name -> name.equalsIgnoreCase("content-type"))) {
      headers.put("Content-Type", "text/plain;charset=UTF-8");
    }
    for (JsonNode cookie : answer.path("cookies")) {
      reply.headers().add("Set-Cookie", cookie.asString());
    }
    byte[] body = body(answer.get("body"), answer.path("isBase64Encoded").asBoolean(false));
    reply.send(answer.get("statusCode").asInt(500), headers, body);
  }

  private static byte[] body(@Nullable JsonNode body, boolean encoded) {
    if (body == null || body.isNull()) {
      return new byte[0];
    }
    String text = body.isString() ? body.stringValue() : body.toString();
    return encoded ? Base64.getDecoder().decode(text) : text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void refuse(GatewayRequest request, SignatureError refusal, ResponseWriter reply)
      throws IOException {
    send(reply, 403, "Forbidden");
  }

  private static void send(ResponseWriter reply, int status, String message) throws IOException {
    JsonNode body = JsonNodeFactory.instance.objectNode().put("message", message);
    reply.send(
        status,
        Map.of("Content-Type", "application/json"),
        ServiceJson.MAPPER.writeValueAsBytes(body));
  }
}
