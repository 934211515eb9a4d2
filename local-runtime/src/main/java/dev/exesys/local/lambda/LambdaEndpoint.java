package dev.exesys.local.lambda;

import dev.exesys.local.gateway.Endpoint;
import dev.exesys.local.gateway.GatewayRequest;
import dev.exesys.local.gateway.JsonResponses;
import dev.exesys.local.gateway.QueryString;
import dev.exesys.local.gateway.ResponseWriter;
import dev.exesys.local.gateway.SignatureError;
import dev.exesys.local.gateway.VerifiedRequest;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.protocol.ServiceJson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Serves the operations of the Lambda API that read and invoke functions. */
public final class LambdaEndpoint implements Endpoint {
  private static final String ROOT = "/2015-03-31/functions";
  private static final Pattern PATH =
      Pattern.compile(ROOT + "(?:/([^/]*)(/invocations|/configuration)?)?/?");
  private static final String CONTENT_TYPE = "application/json";

  private final FunctionRegistry functions;

  public LambdaEndpoint(FunctionRegistry functions) {
    this.functions = functions;
  }

  @Override
  public boolean acceptsSigningName(String signingName) {
    return signingName.equals("lambda");
  }

  @Override
  public boolean recognizes(GatewayRequest request) {
    return request.rawPath().startsWith(ROOT);
  }

  @Override
  public void serve(VerifiedRequest signed, ResponseWriter response) throws IOException {
    try {
      route(signed.request(), response);
    } catch (ServiceException e) {
      JsonResponses.sendError(response, CONTENT_TYPE, e);
    }
  }

  private void route(GatewayRequest request, ResponseWriter response) throws IOException {
    Matcher path = PATH.matcher(request.rawPath());
    if (!path.matches()) {
      throw unsupported(request);
    }
    String name = path.group(1) == null ? "" : QueryString.decode(path.group(1));
    String part = path.group(2) == null ? "" : path.group(2);
    switch (request.method() + " " + (name.isEmpty() ? "list" : part)) {
      case "POST /invocations" -> invoke(name, request, response);
      case "GET list" -> JsonResponses.send(response, 200, CONTENT_TYPE, list());
      case "GET /configuration" ->
          JsonResponses.send(response, 200, CONTENT_TYPE, configuration(functions.find(name)));
      case "GET " -> {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("Configuration", configuration(functions.find(name)));
        JsonResponses.send(response, 200, CONTENT_TYPE, body);
      }
      default -> throw unsupported(request);
    }
  }

  private void invoke(String name, GatewayRequest request, ResponseWriter response)
      throws IOException {
    functions.find(name);
    String type = request.header("x-amz-invocation-type").orElse("RequestResponse");
    JsonNode event = event(request);
    switch (type) {
      case "RequestResponse" -> respond(functions.invoke(name, event), response);
      case "Event" -> {
        functions.send(name, event);
        JsonResponses.send(response, 202, Map.of(), new byte[0]);
      }
      case "DryRun" -> JsonResponses.send(response, 204, Map.of(), new byte[0]);
      default ->
          throw ServiceException.badRequest(
              "InvalidParameterValueException", "The invocation type " + type + " is unknown");
    }
  }

  private static void respond(InvocationResult result, ResponseWriter response) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", CONTENT_TYPE);
    headers.put("X-Amz-Executed-Version", "$LATEST");
    if (result.failed()) {
      headers.put("X-Amz-Function-Error", "Unhandled");
    }
    JsonResponses.send(
        response, 200, headers, ServiceJson.MAPPER.writeValueAsBytes(result.payload()));
  }

  private static JsonNode event(GatewayRequest request) throws IOException {
    byte[] body = request.body().readAllBytes();
    try {
      // Lambda invokes a function with an empty object if the request has no payload.
      return body.length == 0
          ? JsonNodeFactory.instance.objectNode()
          : ServiceJson.MAPPER.readTree(body);
    } catch (JacksonException e) {
      throw ServiceException.badRequest(
          "InvalidRequestContentException", "Could not parse request body into json");
    }
  }

  private ObjectNode list() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    functions.all().forEach(one -> body.withArray("Functions").add(configuration(one)));
    return body;
  }

  private ObjectNode configuration(RegisteredFunction function) {
    ObjectNode configuration = JsonNodeFactory.instance.objectNode();
    configuration.put("FunctionName", function.name());
    configuration.put("FunctionArn", functions.arn(function.name()));
    configuration.put("Runtime", "java21");
    configuration.put("Timeout", function.settings().timeout().toSeconds());
    configuration.put("Version", "$LATEST");
    configuration.put("State", "Active");
    configuration.put("PackageType", "Zip");
    return configuration;
  }

  private static ServiceException unsupported(GatewayRequest request) {
    return ServiceException.of(
        "InvalidRequestContentException",
        400,
        request.method() + " " + request.rawPath() + " is not supported by the local stack");
  }

  @Override
  public void reject(GatewayRequest request, SignatureError error, ResponseWriter response)
      throws IOException {
    JsonResponses.sendError(response, CONTENT_TYPE, JsonResponses.error(error));
  }
}
