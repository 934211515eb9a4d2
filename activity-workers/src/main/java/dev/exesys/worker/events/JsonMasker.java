package dev.exesys.worker.events;

import dev.exesys.core.contract.Json;
import dev.exesys.core.secrets.Masker;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Masks the secrets in the names, strings and numbers of a JSON tree. */
public final class JsonMasker {
  private JsonMasker() {}

  /** Returns a copy with secrets masked. */
  public static ObjectNode mask(ObjectNode object, Masker masker) {
    ObjectNode masked = Json.object();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      masked.set(masker.mask(entry.getKey()), mask(entry.getValue(), masker));
    }
    return masked;
  }

  private static JsonNode mask(JsonNode node, Masker masker) {
    if (node instanceof ObjectNode object) {
      return mask(object, masker);
    }
    if (node instanceof ArrayNode array) {
      ArrayNode masked = Json.mapper().createArrayNode();
      array.forEach(item -> masked.add(mask(item, masker)));
      return masked;
    }
    if (!node.isString() && !node.isNumber()) {
      return node;
    }
    String text = node.asString();
    String masked = masker.mask(text);
    return masked.equals(text) ? node : JsonNodeFactory.instance.stringNode(masked);
  }
}
