package dev.exesys.core.validation;

import com.networknt.schema.Error;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Says what the schema found in the words of this project, with a stable code. */
final class SchemaMessages {

  private static final Map<String, String> PATTERNS =
      Map.of(
          "git_repo", "must have the form org/repo",
          "commit_hash",
              "must be a commit, a tag or a branch: letters, digits, '.', '_', '/' and '-'");

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
              "is required: add \"" + error.getProperty() + "\"");
      case "type" -> wrongType(pointer, error, problems);
      case "enum" ->
          problems.error(
              ENUM_CODES.getOrDefault(field, "unknown_value"),
              pointer,
              "must be one of " + choices(limit) + butIs(error.getInstanceNode()));
      case "minLength" ->
          problems.error(
              "empty",
              pointer,
              "may not be empty: give it a value"
                  + (REQUIRED.contains(field) ? "" : " or leave it out"));
      case "minItems" ->
          problems.error("empty", pointer, "must have at least one element: add one");
      case "maxLength" ->
          problems.error("too_long", pointer, "may have at most " + limit + " characters");
      case "maxItems" ->
          problems.error("too_long", pointer, "may have at most " + limit + " elements");
      case "minimum" -> problems.error("out_of_range", pointer, "must be at least " + limit);
      case "maximum" -> problems.error("out_of_range", pointer, "may be at most " + limit);
      case "pattern" ->
          problems.error("bad_form", pointer, PATTERNS.getOrDefault(field, "has the wrong form"));
      case "anyOf" -> {
        // Each branch has said its own already.
      }
      default ->
          problems.error(error.getKeyword().toLowerCase(Locale.ROOT), pointer, error.getMessage());
    }
  }

  private static void wrongType(String pointer, Error error, DiagnosticCollector problems) {
    JsonNode wanted = error.getSchemaNode();
    if ("null".equals(wanted.asString(""))) {
      return;
    }
    problems.error(
        "wrong_type",
        pointer,
        "must be " + wanted(wanted) + ", not " + shown(error.getInstanceNode()));
  }

  private static String wanted(JsonNode type) {
    String name = type.isArray() ? type.get(0).asString() : type.asString();
    return switch (name) {
      case "integer" -> "a whole number";
      case "array" -> "a list";
      case "boolean" -> "true or false";
      case "object" -> "an object";
      default -> "a " + name;
    };
  }

  /** A choice is text: only what is no text at all is worth a word. */
  private static String butIs(JsonNode value) {
    return value.isString() ? "" : ", not " + shown(value);
  }

  /** Kinds of values only, since a value in the wrong place may be a secret. */
  private static String shown(JsonNode value) {
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
