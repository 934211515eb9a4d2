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

/** Sends responses of the AWS JSON and REST-JSON protocols. */
public final class JsonResponses {
  private JsonResponses() {}

  /** Sends a JSON body and the request id that clients print in error messages. */
  public static void send(ResponseWriter response, int status, String contentType, JsonNode body)
      throws IOException {
    send(
        response,
        status,
        Map.of("Content-Type", contentType),
        ServiceJson.MAPPER.writeValueAsBytes(body));
  }

  /** Sends a body and a request id. */
  public static void send(
      ResponseWriter response, int status, Map<String, String> headers, byte[] body)
      throws IOException {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put("x-amzn-RequestId", UUID.randomUUID().toString());
    response.send(status, all, body);
  }

  /** Sends an error in the format that the AWS SDKs, boto3 and the AWS CLI parse. */
  public static void sendError(ResponseWriter response, String contentType, ServiceException error)
      throws IOException {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("__type", error.code());
    body.put("message", String.valueOf(error.getMessage()));
    error.members().forEach(body::set);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", contentType);
    headers.put("x-amzn-ErrorType", error.code());
    send(response, error.status(), headers, ServiceJson.MAPPER.writeValueAsBytes(body));
  }

  /** Converts a signature error to a service error. */
  public static ServiceException error(SignatureError error) {
    return ServiceException.of(error.jsonCode(), error.jsonStatus(), error.message());
  }
}
