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

/** A {@link JsonService} on the port. */
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
  public boolean signedAs(String signingName) {
    return service.signingName().equals(signingName);
  }

  @Override
  public boolean looksLike(GatewayRequest request) {
    return request.header("x-amz-target").filter(value -> value.startsWith(target)).isPresent();
  }

  @Override
  public void serve(SignedRequest signed, ResponseWriter reply) throws IOException {
    GatewayRequest request = signed.request();
    try {
      ObjectNode output = service.call(operation(request), input(request));
      JsonReplies.send(reply, 200, contentType, output);
    } catch (ServiceException e) {
      JsonReplies.sendError(reply, contentType, e);
    } catch (RuntimeException e) {
      log.error("{} failed", request.header("x-amz-target").orElse("a request"), e);
      JsonReplies.sendError(
          reply,
          contentType,
          ServiceException.of("InternalFailure", 500, "the local stack failed: " + e));
    }
  }

  private String operation(GatewayRequest request) {
    Optional<String> header = request.header("x-amz-target");
    if (header.isEmpty() || !header.get().startsWith(target)) {
      throw ServiceException.badRequest(
          "UnknownOperationException",
          "X-Amz-Target " + header.orElse("is missing and") + " is no operation of " + target);
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
  public void refuse(GatewayRequest request, SignatureError refusal, ResponseWriter reply)
      throws IOException {
    JsonReplies.sendError(reply, contentType, JsonReplies.error(refusal));
  }
}
