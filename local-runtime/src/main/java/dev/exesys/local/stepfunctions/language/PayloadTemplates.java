package dev.exesys.local.stepfunctions.language;

import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Evaluates payload templates: JSON in which a member whose name ends in {@code .$} is replaced by
 * the value of its expression.
 */
public final class PayloadTemplates {
  private static final String DYNAMIC = ".$";

  private final ExpressionCache expressions;

  public PayloadTemplates(ExpressionCache expressions) {
    this.expressions = expressions;
  }

  /**
   * Returns the template with every expression replaced by its value. The recursion is as deep as
   * the template, whose depth the JSON reader limits.
   */
  public JsonNode fill(JsonNode template, Scope scope) {
    return switch (template) {
      case ObjectNode object -> fillObject(object, scope);
      case ArrayNode array -> {
        ArrayNode filled = AslJson.NODES.arrayNode(array.size());
        array.forEach(element -> filled.add(fill(element, scope)));
        yield filled;
      }
      default -> template;
    };
  }

  private JsonNode fillObject(ObjectNode object, Scope scope) {
    ObjectNode filled = AslJson.object();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String name = member.getKey();
      if (name.endsWith(DYNAMIC)) {
        String key = name.substring(0, name.length() - DYNAMIC.length());
        filled.set(key, value(name, member.getValue().asString(), scope));
      } else {
        filled.set(name, fill(member.getValue(), scope));
      }
    }
    return filled;
  }

  private JsonNode value(String field, String text, Scope scope) {
    Expression expression = expressions.expression(text);
    if (expression instanceof JsonPathExpression path) {
      return path.find(scope).orElseThrow(() -> missing(field, text, scope));
    }
    return expression.evaluate(scope);
  }

  /** Returns the error of a path that selects nothing, in the service's words. */
  public static StateError missing(String field, String path, Scope scope) {
    return new StateError(
        "States.ParameterPathFailure",
        "The JSONPath '%s' specified for the field '%s' could not be found in the input '%s'"
            .formatted(path, field, AslJson.write(scope.input())));
  }

  /** Checks every expression of a template and reports the invalid ones. */
  public void check(JsonNode template, Consumer<String> problems) {
    if (template instanceof ArrayNode array) {
      array.forEach(element -> check(element, problems));
    }
    for (Map.Entry<String, JsonNode> member : template.properties()) {
      if (!member.getKey().endsWith(DYNAMIC)) {
        check(member.getValue(), problems);
      } else if (!member.getValue().isString()) {
        problems.accept(
            "The value for the field '" + member.getKey() + "' must be a valid JSONPath");
      } else {
        try {
          expressions.expression(member.getValue().stringValue());
        } catch (IllegalArgumentException e) {
          problems.accept(
              "The value for the field '"
                  + member.getKey()
                  + "' must be a valid JSONPath or a valid intrinsic function call: "
                  + e.getMessage());
        }
      }
    }
  }
}
