package dev.exesys.core.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one way this project writes and reads JSON: snake_case names, nulls left out, numbers kept
 * exactly.
 */
public final class Json {

  /** Refuses duplicate keys, since two readers of such a text would see two different jobs. */
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(200).build())
                  .build())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .changeDefaultPropertyInclusion(i -> i.withValueInclusion(JsonInclude.Include.NON_NULL))
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Json() {}

  /** The shared mapper; immutable and safe for all threads. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** A new, empty JSON object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /**
   * Parses a text that holds exactly one JSON value.
   *
   * @throws tools.jackson.core.JacksonException if it is not JSON, has a key twice, or something
   *     follows the value
   */
  public static JsonNode parse(String text) {
    return MAPPER.readTree(text);
  }

  /** The compact text of a value: a record, a map, a list or a {@link JsonNode}. */
  public static String text(Object value) {
    return MAPPER.writeValueAsString(value);
  }
}
