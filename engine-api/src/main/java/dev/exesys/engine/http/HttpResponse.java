package dev.exesys.engine.http;

import dev.exesys.core.contract.ErrorResponse;
import dev.exesys.core.contract.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer.
 *
 * @param status of HTTP
 * @param body JSON
 */
public record HttpResponse(int status, JsonNode body) {

  /** An answer with the JSON of a record. */
  public static HttpResponse of(int status, Object body) {
    return new HttpResponse(status, Json.mapper().valueToTree(body));
  }

  /** An answer with one sentence. */
  public static HttpResponse error(int status, String error) {
    return of(status, ErrorResponse.of(error));
  }

  /** What the function answers with, payload format 2.0. */
  public ObjectNode event() {
    ObjectNode event = Json.object().put("statusCode", status).put("isBase64Encoded", false);
    event.putObject("headers").put("content-type", "application/json");
    return event.put("body", Json.text(body));
  }
}
