package dev.exesys.local.stepfunctions.language;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The one JSON mapper of the interpreter, and what is said with it all the time. */
public final class AslJson {
  public static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private AslJson() {}

  /**
   * Reads one JSON value.
   *
   * @throws JacksonException if the text is not exactly one JSON value
   */
  public static JsonNode parse(String text) {
    JsonNode node = MAPPER.readTree(text);
    return node.isMissingNode() ? NODES.nullNode() : node;
  }

  /** The compact form. */
  public static String write(JsonNode node) {
    return MAPPER.writeValueAsString(node);
  }

  public static ObjectNode object() {
    return NODES.objectNode();
  }

  /** A whole number, equal to the one that is read from its text. */
  public static JsonNode number(long value) {
    return value == (int) value ? NODES.numberNode((int) value) : NODES.numberNode(value);
  }

  public static JsonMapper mapper() {
    return MAPPER;
  }
}
