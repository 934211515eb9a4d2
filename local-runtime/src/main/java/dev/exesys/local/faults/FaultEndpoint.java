package dev.exesys.local.faults;

import dev.exesys.local.gateway.Endpoint;
import dev.exesys.local.gateway.GatewayRequest;
import dev.exesys.local.gateway.JsonResponses;
import dev.exesys.local.gateway.ResponseWriter;
import dev.exesys.local.gateway.SignatureError;
import dev.exesys.local.gateway.VerifiedRequest;
import dev.exesys.local.protocol.ServiceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists, adds and removes faults. This route exists on the local stack only; its requests are
 * signed for the service {@code exesys-faults}: GET lists, POST adds the faults in the body, one
 * specification a line, and DELETE ends all.
 */
public final class FaultEndpoint implements Endpoint {
  static final String SIGNING_NAME = "exesys-faults";
  private static final String CONTENT_TYPE = "application/json";

  private final ServiceConditions conditions;

  public FaultEndpoint(ServiceConditions conditions) {
    this.conditions = conditions;
  }

  @Override
  public boolean acceptsSigningName(String signingName) {
    return signingName.equals(SIGNING_NAME);
  }

  @Override
  public boolean recognizes(GatewayRequest request) {
    return false;
  }

  @Override
  public void serve(VerifiedRequest signed, ResponseWriter response) throws IOException {
    GatewayRequest request = signed.request();
    try {
      switch (request.method()) {
        case "GET" -> {}
        case "DELETE" -> conditions.clear();
        case "POST" ->
            new String(request.body().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(conditions::inject);
        default -> throw new IllegalArgumentException("use GET, POST or DELETE");
      }
      JsonResponses.send(response, 200, CONTENT_TYPE, active());
    } catch (IllegalArgumentException e) {
      JsonResponses.sendError(
          response,
          CONTENT_TYPE,
          ServiceException.badRequest("ValidationException", String.valueOf(e.getMessage())));
    }
  }

  private ObjectNode active() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode list = body.putArray("faults");
    for (InjectedFault fault : conditions.active()) {
      list.addObject()
          .put("service", fault.service())
          .put("target", fault.target())
          .put("kind", fault.kind().specName())
          .put("until", fault.until().toString());
    }
    return body;
  }

  @Override
  public void reject(GatewayRequest request, SignatureError error, ResponseWriter response)
      throws IOException {
    JsonResponses.sendError(response, CONTENT_TYPE, JsonResponses.error(error));
  }
}
