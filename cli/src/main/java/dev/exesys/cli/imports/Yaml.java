package dev.exesys.cli.imports;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Shapes that the formats allow for one thing. */
final class Yaml {
  private Yaml() {}

  /** Returns the texts of a text, or of a list of texts, nested lists included. */
  static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(one -> texts.addAll(texts(one)));
    } else if (node.isValueNode() && !node.isNull()) {
      texts.add(node.asString(""));
    }
    return texts;
  }
}
