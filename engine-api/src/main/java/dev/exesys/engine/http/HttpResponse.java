package dev.exesys.engine.http;

import dev.exesys.core.contract.ErrorResponse;
import dev.exesys.core.contract.Json;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An HTTP response.
 *
 * @param body the JSON body
 * @param headers in addition to the content type of a JSON body
 * @param base64 the encoded bytes of another body, which replaces the JSON body; null for none
 */
public record HttpResponse(
    int status, JsonNode body, Map<String, String> headers, @Nullable String base64) {

  /** Creates a response with a JSON body. */
  public HttpResponse(int status, JsonNode body) {
    this(status, body, Map.of(), null);
  }

  /** Creates a response with a record as JSON. */
  public static HttpResponse of(int status, Object body) {
    return new HttpResponse(status, Json.mapper().valueToTree(body));
  }

  /** Creates an error response with one message. */
  public static HttpResponse error(int status, String error) {
    return of(status, ErrorResponse.of(error));
  }

  /**
   * Creates a response whose body is not JSON.
   *
   * @param headers with the content type
   */
  static HttpResponse ofBytes(int status, Map<String, String> headers, byte[] bytes) {
    return new HttpResponse(
        status, Json.object(), headers, Base64.getEncoder().encodeToString(bytes));
  }

  /** Returns the response with other headers. */
  HttpResponse withHeaders(Map<String, String> others) {
    return new HttpResponse(status, body, others, base64);
  }

  /** Returns the response in payload format 2.0. */
  public ObjectNode event() {
    ObjectNode event =
        Json.object().put("statusCode", status).put("isBase64Encoded", base64 != null);
    ObjectNode fields = event.putObject("headers").put("content-type", "application/json");
    headers.forEach(fields::put);
    return event.put("body", base64 == null ? Json.text(body) : base64);
  }
}
