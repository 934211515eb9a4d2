package dev.exesys.local.iam;

import dev.exesys.local.gateway.GatewayRequest;
import dev.exesys.local.gateway.QueryString;
import dev.exesys.local.gateway.VerifiedRequest;
import dev.exesys.local.protocol.Account;
import dev.exesys.local.protocol.ServiceJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Determines the actions that a request needs permission for. */
public final class RequestedActions {
  private static final Pattern INVOCATION =
      Pattern.compile(".*/functions/(?:.*:function:)?([^/:]+)[^/]*/invocations");

  private final Account account;
  private final DynamoDbActions dynamoDb;

  /**
   * Creates the reader.
   *
   * @param hashKeys returns the name of a table's partition key
   */
  public RequestedActions(Account account, UnaryOperator<String> hashKeys) {
    this.account = account;
    this.dynamoDb = new DynamoDbActions(account, hashKeys);
  }

  List<RequestedAction> of(VerifiedRequest signed) {
    GatewayRequest request = signed.request();
    String service = signed.signature().scope().service();
    return switch (service) {
      case "s3" -> List.of(S3Actions.of(request));
      case "sts" -> assumeRole(form(request));
      case "lambda" -> List.of(invocation(request));
      case "execute-api" ->
          List.of(
              RequestedAction.on(
                  "execute-api:Invoke",
                  account.arn(
                      "execute-api", "local/$default/" + request.method() + request.rawPath())));
      default -> json(service, request);
    };
  }

  private List<RequestedAction> json(String service, GatewayRequest request) {
    String target = request.header("x-amz-target").orElse("");
    String operation = target.substring(target.lastIndexOf('.') + 1);
    String action = service + ":" + operation;
    JsonNode input = body(request);
    return switch (action) {
      case "kms:Decrypt", "kms:GenerateDataKey", "kms:Encrypt" -> List.of(kms(action, input));
      case "ssm:GetParameter" -> List.of(parameter(action, input));
      case "dynamodb:GetItem",
          "dynamodb:UpdateItem",
          "dynamodb:DeleteItem",
          "dynamodb:PutItem",
          "dynamodb:BatchGetItem" ->
          dynamoDb.of(action, input);
      default -> List.of(RequestedAction.unknown(action));
    };
  }

  private RequestedAction parameter(String action, JsonNode input) {
    String name = input.path("Name").asString("");
    return RequestedAction.on(
        action, account.arn("ssm", "parameter" + (name.startsWith("/") ? "" : "/") + name));
  }

  private static RequestedAction kms(String action, JsonNode input) {
    Map<String, List<String>> context = new LinkedHashMap<>();
    input
        .path("EncryptionContext")
        .properties()
        .forEach(entry ->
            context.put(
                "kms:EncryptionContext:" + entry.getKey(), List.of(entry.getValue().asString())));
    return new RequestedAction(action, input.path("KeyId").asString("*"), context, true);
  }

  private RequestedAction invocation(GatewayRequest request) {
    Matcher path = INVOCATION.matcher(QueryString.decode(request.rawPath()));
    return path.matches()
        ? RequestedAction.on(
            "lambda:InvokeFunction", account.arn("lambda", "function:" + path.group(1)))
        : RequestedAction.unknown("lambda:GetFunction");
  }

  private static List<RequestedAction> assumeRole(Map<String, String> form) {
    String action = form.getOrDefault("Action", "");
    if (action.equals("GetCallerIdentity")) {
      // No policy can deny this action.
      return List.of();
    }
    String role = form.getOrDefault("RoleArn", "*");
    List<RequestedAction> actions = new ArrayList<>();
    actions.add(RequestedAction.on("sts:" + action, role));
    if (form.containsKey("SourceIdentity")) {
      actions.add(RequestedAction.on("sts:SetSourceIdentity", role));
    }
    if (form.keySet().stream().anyMatch(name -> name.startsWith("Tags."))) {
      actions.add(RequestedAction.on("sts:TagSession", role));
    }
    return List.copyOf(actions);
  }

  private static Map<String, String> form(GatewayRequest request) {
    String body = new String(bytes(request), StandardCharsets.UTF_8);
    return QueryString.firstValues(body.isEmpty() ? request.rawQuery() : body);
  }

  private static JsonNode body(GatewayRequest request) {
    byte[] bytes = bytes(request);
    try {
      return bytes.length == 0
          ? JsonNodeFactory.instance.objectNode()
          : ServiceJson.MAPPER.readTree(bytes);
    } catch (JacksonException e) {
      // The service refuses the request.
      return JsonNodeFactory.instance.objectNode();
    }
  }

  /** Reads a body, which is in memory, and leaves it unread for the service. */
  private static byte[] bytes(GatewayRequest request) {
    try {
      byte[] bytes = request.body().readAllBytes();
      request.body().reset();
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("a request body in memory could not be read", e);
    }
  }
}
