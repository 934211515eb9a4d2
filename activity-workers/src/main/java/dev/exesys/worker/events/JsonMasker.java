package dev.exesys.worker.events;

import dev.exesys.core.contract.Json;
import dev.exesys.core.secrets.Masker;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Masks the secrets of events.
 *
 * @param labels masks types, statuses and the names of members: an ordinary variable whose value
 *     happens to be one of them must not change them
 * @param values masks strings and numbers
 */
public record JsonMasker(Masker labels, Masker values) {

  /** Returns a copy of the event with secrets masked. */
  public CommandEvent mask(CommandEvent event) {
    return new CommandEvent(
        labels.mask(event.type()), labels.mask(event.status()), mask(event.data()));
  }

  private ObjectNode mask(ObjectNode object) {
    ObjectNode masked = Json.object();
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      masked.set(unusedName(masked, labels.mask(entry.getKey())), mask(entry.getValue()));
    }
    return masked;
  }

  /** Returns the name, numbered if two names of an object are equal once they are masked. */
  private static String unusedName(ObjectNode object, String name) {
    String unused = name;
    for (int number = 2; object.has(unused); number++) {
      unused = name + " (" + number + ")";
    }
    return unused;
  }

  private JsonNode mask(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return mask(object);
    }
    if (node instanceof ArrayNode array) {
      ArrayNode masked = Json.mapper().createArrayNode();
      array.forEach(item -> masked.add(mask(item)));
      return masked;
    }
    if (!node.isString() && !node.isNumber()) {
      return node;
    }
    String text = node.asString();
    String masked = values.mask(text);
    return masked.equals(text) ? node : JsonNodeFactory.instance.stringNode(masked);
  }
}
