package dev.exesys.local.gateway;

import dev.exesys.local.protocol.JsonService;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.protocol.ServiceJson;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Serves a {@link JsonService} over the AWS JSON protocol. */
public final class JsonEndpoint implements Endpoint {
  private static final Logger log = LoggerFactory.getLogger(JsonEndpoint.class);

  private final JsonService service;
  private final String contentType;
  private final String target;

  public JsonEndpoint(JsonService service) {
    this.service = service;
    this.contentType = "application/x-amz-json-" + service.jsonVersion();
    this.target = service.targetPrefix() + ".";
  }

  @Override
  public boolean acceptsSigningName(String signingName) {
    return service.signingName().equals(signingName);
  }

  @Override
  public boolean recognizes(GatewayRequest request) {
    return request.header("x-amz-target").filter(value -> value.startsWith(target)).isPresent();
  }

  @Override
  public void serve(VerifiedRequest signed, ResponseWriter response) throws IOException {
    GatewayRequest request = signed.request();
    try {
      ObjectNode output = service.call(operation(request), input(request));
      JsonResponses.send(response, 200, contentType, output);
    } catch (ServiceException e) {
      JsonResponses.sendError(response, contentType, e);
    } catch (RuntimeException e) {
      log.error("{} failed", request.header("x-amz-target").orElse("a request"), e);
      JsonResponses.sendError(
          response,
          contentType,
          ServiceException.of("InternalFailure", 500, "internal error: " + e));
    }
  }

  private String operation(GatewayRequest request) {
    Optional<String> header = request.header("x-amz-target");
    if (header.isEmpty() || !header.get().startsWith(target)) {
      throw ServiceException.badRequest(
          "UnknownOperationException",
          header.isEmpty()
              ? "X-Amz-Target is missing"
              : "X-Amz-Target " + header.get() + " is not an operation of " + target);
    }
    return header.get().substring(target.length());
  }

  private static ObjectNode input(GatewayRequest request) throws IOException {
    byte[] body = request.body().readAllBytes();
    if (body.length == 0) {
      return JsonNodeFactory.instance.objectNode();
    }
    try {
      JsonNode input = ServiceJson.MAPPER.readTree(body);
      if (input instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      throw ServiceException.badRequest("SerializationException", "the body is not JSON");
    }
    throw ServiceException.badRequest("SerializationException", "the body is not a JSON object");
  }

  @Override
  public void reject(GatewayRequest request, SignatureError error, ResponseWriter response)
      throws IOException {
    JsonResponses.sendError(response, contentType, JsonResponses.error(error));
  }
}
