package dev.exesys.local.stepfunctions.language;

import dev.exesys.local.protocol.ServiceJson;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads, writes and creates the JSON values of executions. */
public final class AslJson {
  public static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private AslJson() {}

  /**
   * Parses one JSON value.
   *
   * @throws JacksonException if the text is not exactly one JSON value
   */
  public static JsonNode parse(String text) {
    JsonNode node = ServiceJson.MAPPER.readTree(text);
    return node.isMissingNode() ? NODES.nullNode() : node;
  }

  /** Returns the compact JSON text. */
  public static String write(JsonNode node) {
    return ServiceJson.MAPPER.writeValueAsString(node);
  }

  public static ObjectNode object() {
    return NODES.objectNode();
  }

  /** Returns an integer node, equal to the node that is parsed from its text. */
  public static JsonNode number(long value) {
    return value == (int) value ? NODES.numberNode((int) value) : NODES.numberNode(value);
  }
}
