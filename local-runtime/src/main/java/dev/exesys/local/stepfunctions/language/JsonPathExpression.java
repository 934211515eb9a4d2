package dev.exesys.local.stepfunctions.language;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.spi.json.Jackson3JsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.Jackson3MappingProvider;
import dev.exesys.local.protocol.ServiceJson;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A JSONPath into the input ({@code $…}) or into the context object ({@code $$…}).
 *
 * <p>Paths that only name members and elements, by far the most, are walked directly; the others go
 * through the JSONPath library.
 */
public final class JsonPathExpression implements Expression {
  private static final Configuration CONFIGURATION =
      Configuration.builder()
          .jsonProvider(new Jackson3JsonNodeJsonProvider(ServiceJson.MAPPER))
          .mappingProvider(new Jackson3MappingProvider(ServiceJson.MAPPER))
          .build();

  private final String text;
  private final boolean inContext;
  private final @Nullable List<PathStep> steps;
  private final JsonPath library;

  private JsonPathExpression(
      String text, boolean inContext, @Nullable List<PathStep> steps, JsonPath library) {
    this.text = text;
    this.inContext = inContext;
    this.steps = steps;
    this.library = library;
  }

  /**
   * Reads a path.
   *
   * @throws IllegalArgumentException if it is no JSONPath
   */
  public static JsonPathExpression parse(String text) {
    boolean inContext = text.startsWith("$$");
    String plain = inContext ? text.substring(1) : text;
    if (!plain.startsWith("$")) {
      throw new IllegalArgumentException("a JSONPath starts with $: " + text);
    }
    try {
      JsonPath library = JsonPath.compile(plain);
      return new JsonPathExpression(text, inContext, PathStep.parse(plain).orElse(null), library);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "not a JSONPath: " + text + " (" + e.getMessage() + ")", e);
    }
  }

  /** The path as it was written. */
  public String text() {
    return text;
  }

  @Override
  public JsonNode evaluate(Scope scope) {
    return find(scope)
        .orElseThrow(() ->
            StateError.runtime(
                "Invalid path '" + text + "' : No results for path: " + library.getPath()));
  }

  /**
   * The value if there is one. A path with wildcards or filters always has one: the list of what
   * matches.
   */
  public Optional<JsonNode> find(Scope scope) {
    JsonNode root = inContext ? scope.context() : scope.input();
    return steps == null ? ask(root) : PathStep.walk(root, steps);
  }

  private Optional<JsonNode> ask(JsonNode root) {
    if (root.isValueNode()) {
      return Optional.empty();
    }
    try {
      Object found = library.read(root, CONFIGURATION);
      return Optional.of(
          found instanceof JsonNode node ? node : ServiceJson.MAPPER.valueToTree(found));
    } catch (JsonPathException e) {
      // The library has no other way to say that a definite path leads nowhere.
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
