package dev.exesys.local.gateway;

import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.protocol.ServiceJson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers of the AWS JSON and REST-JSON protocols. */
public final class JsonReplies {
  private JsonReplies() {}

  /** Sends a JSON body with the request id that clients show in their errors. */
  public static void send(ResponseWriter reply, int status, String contentType, JsonNode body)
      throws IOException {
    send(
        reply,
        status,
        Map.of("Content-Type", contentType),
        ServiceJson.MAPPER.writeValueAsBytes(body));
  }

  /** Sends bytes with a request id. */
  public static void send(
      ResponseWriter reply, int status, Map<String, String> headers, byte[] body)
      throws IOException {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("x-amzn-RequestId", UUID.randomUUID().toString());
    reply.send(status, all, body);
  }

  /** Sends an error in the shape SDKs, boto3 and the AWS CLI read. */
  public static void sendError(ResponseWriter reply, String contentType, ServiceException error)
      throws IOException {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("__type", error.code());
    body.put("message", String.valueOf(error.getMessage()));
    error.members().forEach(body::set);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", contentType);
    headers.put("x-amzn-ErrorType", error.code());
    send(reply, error.status(), headers, ServiceJson.MAPPER.writeValueAsBytes(body));
  }

  /** A refused signature as a service error. */
  public static ServiceException error(SignatureError refusal) {
    return ServiceException.of(refusal.jsonCode(), refusal.jsonStatus(), refusal.message());
  }
}
