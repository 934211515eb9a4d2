package dev.exesys.core.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes the JSON of this project: snake_case names, no null members, exact numbers. */
public final class Json {

  /** Rejects duplicate keys, because parsers disagree on which value counts. */
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

  /** Returns the shared mapper, which is immutable and thread-safe. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** Creates an empty JSON object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /**
   * Parses a text of exactly one JSON value.
   *
   * @throws tools.jackson.core.JacksonException if the text is not JSON, repeats a key, continues
   *     after the value, or has a number whose exponent does not fit in 32 bits
   */
  public static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (NumberFormatException e) {
      // Jackson does not translate the exception of BigDecimal.
      throw new StreamReadException(null, "a number has an exponent that is out of range", e);
    }
  }

  /** Returns the compact text of a record, a map, a list or a {@link JsonNode}. */
  public static String text(Object value) {
    return MAPPER.writeValueAsString(value);
  }
}
