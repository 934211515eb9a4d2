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
 * Evaluates a JSONPath in the input ({@code $…}) or in the context object ({@code $$…}).
 *
 * <p>Paths of member names and indexes only, the most frequent ones, are evaluated directly, all
 * others by the JSONPath library.
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
   * Parses a path.
   *
   * @throws IllegalArgumentException if the text is not a JSONPath
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

  /** Returns the text of the path. */
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
   * Returns the selected value; empty if a definite path selects nothing. A path with wildcards,
   * slices or filters always has a value: the array of all matches.
   */
  public Optional<JsonNode> find(Scope scope) {
    JsonNode root = inContext ? scope.context() : scope.input();
    return steps == null ? readWithLibrary(root) : PathStep.walk(root, steps);
  }

  private Optional<JsonNode> readWithLibrary(JsonNode root) {
    if (root.isValueNode()) {
      return noMatch();
    }
    try {
      Object found = library.read(root, CONFIGURATION);
      return Optional.of(
          found instanceof JsonNode node ? node : ServiceJson.MAPPER.valueToTree(found));
    } catch (JsonPathException e) {
      // The library reports a definite path that selects nothing only by this exception.
      return noMatch();
    }
  }

  private Optional<JsonNode> noMatch() {
    return library.isDefinite() ? Optional.empty() : Optional.of(AslJson.NODES.arrayNode());
  }

  @Override
  public String toString() {
    return text;
  }
}
