package dev.exesys.core.validation;

import com.networknt.schema.Error;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Converts errors of the schema validator into diagnostics with stable codes. */
final class SchemaMessages {

  private static final Map<String, String> PATTERNS =
      Map.of(
          "git_repo", "must have the form org/repo or group/subgroup/repo",
          "commit_hash",
              "must be a commit, tag or branch with a name that git check-ref-format accepts");

  private static final Map<String, String> ENUM_CODES =
      Map.of("execution_target", "unknown_target", "when", "unknown_when");

  private static final Set<String> REQUIRED = Set.of("git_repo", "git_token_location", "username");

  private SchemaMessages() {}

  static void describe(Error error, DiagnosticCollector problems) {
    String pointer = error.getInstanceLocation().toString();
    String field = pointer.substring(pointer.lastIndexOf('/') + 1);
    JsonNode limit = error.getSchemaNode();
    switch (error.getKeyword()) {
      case "required" ->
          problems.error(
              "missing_field",
              Pointer.of(pointer, error.getProperty()),
              "required field is missing: add \"" + error.getProperty() + "\"");
      case "type" -> wrongType(pointer, error, problems);
      case "enum" ->
          problems.error(
              ENUM_CODES.getOrDefault(field, "unknown_value"),
              pointer,
              "must be one of " + choices(limit) + actualKind(error.getInstanceNode()));
      case "minLength" ->
          problems.error(
              "empty",
              pointer,
              "must not be empty: set a value"
                  + (REQUIRED.contains(field) ? "" : " or remove the field"));
      case "minItems" ->
          problems.error("empty", pointer, "must have at least one element: add one");
      case "maxLength" ->
          problems.error(
              "too_long", pointer, "is longer than " + limit + " characters: shorten it");
      case "maxItems" ->
          problems.error("too_long", pointer, "has more than " + limit + " elements: remove some");
      case "minimum" -> problems.error("out_of_range", pointer, "must be at least " + limit);
      case "maximum" -> problems.error("out_of_range", pointer, "must be at most " + limit);
      case "pattern" ->
          problems.error("bad_form", pointer, PATTERNS.getOrDefault(field, "has the wrong form"));
      case "anyOf" -> {
        // Each branch has reported its own error.
      }
      default ->
          problems.error(error.getKeyword().toLowerCase(Locale.ROOT), pointer, error.getMessage());
    }
  }

  private static void wrongType(String pointer, Error error, DiagnosticCollector problems) {
    JsonNode expected = error.getSchemaNode();
    if ("null".equals(expected.asString(""))) {
      return;
    }
    problems.error(
        "wrong_type",
        pointer,
        "must be " + expectedKind(expected) + ", not " + kindOf(error.getInstanceNode()));
  }

  private static String expectedKind(JsonNode type) {
    String name = type.isArray() ? type.get(0).asString() : type.asString();
    return switch (name) {
      case "integer" -> "a whole number";
      case "array" -> "a list";
      case "boolean" -> "true or false";
      case "object" -> "an object";
      default -> "a " + name;
    };
  }

  /**
   * Adds the kind of a value that is not a string. A string is not repeated: it may be a secret.
   */
  private static String actualKind(JsonNode value) {
    return value.isString() ? "" : ", not " + kindOf(value);
  }

  /** Describes the kind of a value, not the value, which may be a secret. */
  private static String kindOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "a string";
      case NUMBER -> value.isIntegralNumber() ? "a number" : "a number with a fraction";
      case BOOLEAN -> value.asString();
      case ARRAY -> "a list";
      case OBJECT -> "an object";
      case NULL, MISSING, BINARY, POJO -> "null";
    };
  }

  private static String choices(JsonNode values) {
    StringBuilder text = new StringBuilder();
    for (JsonNode value : values) {
      if (!value.isNull()) {
        text.append(text.isEmpty() ? "" : ", ").append(value.asString());
      }
    }
    return text.toString();
  }
}
