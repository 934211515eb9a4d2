package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.expression.ConditionExpression;
import dev.exesys.local.dynamodb.expression.ConditionParser;
import dev.exesys.local.dynamodb.expression.ExpressionKind;
import dev.exesys.local.dynamodb.expression.Placeholders;
import dev.exesys.local.dynamodb.expression.ProjectionExpression;
import dev.exesys.local.dynamodb.expression.UpdateExpression;
import dev.exesys.local.dynamodb.expression.UpdateParser;
import dev.exesys.local.dynamodb.value.AttributeValue;
import dev.exesys.local.dynamodb.value.AttributeValueReader;
import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Parses the expressions of a request, which share names and values. */
final class RequestExpressions {
  private static final String NAMES = "ExpressionAttributeNames";
  private static final String VALUES = "ExpressionAttributeValues";

  private final RequestReader request;
  private final Placeholders placeholders;

  /**
   * Reads the names and values.
   *
   * @param kinds the expressions that the operation supports
   */
  RequestExpressions(RequestReader request, List<ExpressionKind> kinds) {
    this.request = request;
    if (kinds.stream().noneMatch(kind -> request.has(kind.parameter()))) {
      rejectWithoutExpressions(kinds);
    }
    this.placeholders = new Placeholders(names(), values());
  }

  @Nullable ConditionExpression condition(ExpressionKind kind) {
    String source = request.optionalString(kind.parameter()).orElse(null);
    return source == null ? null : ConditionParser.parse(kind, source, placeholders);
  }

  @Nullable UpdateExpression update() {
    String source = request.optionalString(ExpressionKind.UPDATE.parameter()).orElse(null);
    return source == null ? null : UpdateParser.parse(source, placeholders);
  }

  @Nullable ProjectionExpression projection() {
    String source = request.optionalString(ExpressionKind.PROJECTION.parameter()).orElse(null);
    return source == null ? null : ProjectionExpression.parse(source, placeholders);
  }

  /** Rejects unused names and values. Call it after all expressions are parsed. */
  void rejectUnused() {
    placeholders.rejectUnused();
  }

  private void rejectWithoutExpressions(List<ExpressionKind> kinds) {
    if (request.has(NAMES)) {
      throw DynamoDbErrors.validation(NAMES + " can only be specified when using expressions");
    }
    if (request.has(VALUES)) {
      String all =
          kinds.stream()
              .filter(kind -> kind != ExpressionKind.PROJECTION)
              .map(ExpressionKind::parameter)
              .collect(Collectors.joining(" and "));
      throw DynamoDbErrors.validation(
          VALUES
              + " can only be specified when using expressions: "
              + all
              + (all.contains(" and ") ? " are null" : " is null"));
    }
  }

  private Map<String, String> names() {
    Map<String, String> names = new LinkedHashMap<>();
    JsonNode json = given(NAMES, '#');
    if (json != null) {
      json.properties().forEach(e -> names.put(e.getKey(), name(e.getValue())));
    }
    return names;
  }

  private Map<String, AttributeValue> values() {
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    JsonNode json = given(VALUES, ':');
    if (json != null) {
      json.properties().forEach(e -> values.put(e.getKey(), value(e.getKey(), e.getValue())));
    }
    return values;
  }

  private @Nullable JsonNode given(String member, char prefix) {
    JsonNode json = request.value(member).orElse(null);
    if (json == null) {
      return null;
    }
    if (!json.isObject()) {
      throw DynamoDbErrors.serialization("Unexpected field type");
    }
    if (json.isEmpty()) {
      throw DynamoDbErrors.validation(member + " must not be empty");
    }
    for (String key : json.propertyNames()) {
      if (key.length() < 2 || key.charAt(0) != prefix || !isWord(key.substring(1))) {
        throw DynamoDbErrors.validation(
            member + " contains invalid key: Syntax error; key: \"" + key + "\"");
      }
    }
    return json;
  }

  private static boolean isWord(String text) {
    return text.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_');
  }

  private static String name(JsonNode json) {
    if (!json.isString()) {
      throw DynamoDbErrors.serialization(
          json.getNodeType() + "_VALUE cannot be converted to String");
    }
    return json.asString();
  }

  private static AttributeValue value(String key, JsonNode json) {
    try {
      return AttributeValueReader.value(json);
    } catch (ServiceException e) {
      if (!e.code().equals("ValidationException")) {
        throw e;
      }
      throw DynamoDbErrors.validation(
          VALUES + " contains invalid value: " + e.getMessage() + " for key " + key);
    }
  }
}
