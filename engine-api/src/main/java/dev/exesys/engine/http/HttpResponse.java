package dev.exesys.engine.http;

import dev.exesys.core.contract.ErrorResponse;
import dev.exesys.core.contract.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An HTTP response with a JSON body. */
public record HttpResponse(int status, JsonNode body) {

  /** Creates a response with a record as JSON. */
  public static HttpResponse of(int status, Object body) {
    return new HttpResponse(status, Json.mapper().valueToTree(body));
  }

  /** Creates an error response with one message. */
  public static HttpResponse error(int status, String error) {
    return of(status, ErrorResponse.of(error));
  }

  /** Returns the response in payload format 2.0. */
  public ObjectNode event() {
    ObjectNode event = Json.object().put("statusCode", status).put("isBase64Encoded", false);
    event.putObject("headers").put("content-type", "application/json");
    return event.put("body", Json.text(body));
  }
}
