package dev.exesys.cli.yaml;

import dev.exesys.core.contract.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Converts the nodes of one YAML document. */
final class YamlTree {
  /** Aliases of aliases grow without bound (the "billion laughs"); no job has as many values. */
  private static final int MAX_VALUES = 2_000_000;

  private static final int MAX_DEPTH = 500;
  private static final String MERGE = "<<";
  private static final String REFERENCE = "!reference";

  private final JsonNodeFactory json = JsonNodeFactory.instance;
  private final Map<JsonPointer, YamlPosition> positions = new HashMap<>();
  private final boolean gitLab;
  private int values;

  /**
   * Creates a converter.
   *
   * @param gitLab whether keys may be repeated, and lists may be references
   */
  YamlTree(boolean gitLab) {
    this.gitLab = gitLab;
  }

  JsonNode convert(Node root) throws YamlException {
    return convert(root, JsonPointer.empty(), 0);
  }

  Map<JsonPointer, YamlPosition> positions() {
    return positions;
  }

  private JsonNode convert(Node node, JsonPointer at, int depth) throws YamlException {
    values++;
    if (values > MAX_VALUES || depth > MAX_DEPTH || node.isRecursive()) {
      throw new YamlException("the document is too large or refers to itself");
    }
    node.getStartMark()
        .ifPresent(
            mark -> positions.put(at, new YamlPosition(mark.getLine() + 1, mark.getColumn() + 1)));
    return switch (node) {
      case MappingNode mapping -> object(mapping, at, depth);
      case SequenceNode sequence when isReference(sequence) ->
          json.objectNode().set(REFERENCE, array(sequence, at, depth));
      case SequenceNode sequence -> array(sequence, at, depth);
      case ScalarNode scalar -> scalar(scalar);
      default -> throw new YamlException("the document has a value of an unknown kind");
    };
  }

  private boolean isReference(SequenceNode sequence) {
    return gitLab && sequence.getTag().getValue().equals(REFERENCE);
  }

  private ObjectNode object(MappingNode mapping, JsonPointer at, int depth) throws YamlException {
    ObjectNode object = json.objectNode();
    Set<String> names = new HashSet<>();
    for (NodeTuple member : mapping.getValue()) {
      if (!(member.getKeyNode() instanceof ScalarNode key)) {
        throw new YamlException(line(member.getKeyNode()) + "a key is a list or a map");
      }
      if (!names.add(key.getValue()) && !gitLab) {
        throw new YamlException(line(key) + "the key " + key.getValue() + " occurs twice");
      }
      JsonNode value = convert(member.getValueNode(), at.appendProperty(key.getValue()), depth + 1);
      if (key.getValue().equals(MERGE)) {
        merge(object, value);
      } else {
        object.set(key.getValue(), value);
      }
    }
    return object;
  }

  /** A merge key adds the members that the map itself does not have. */
  private static void merge(ObjectNode into, JsonNode merged) {
    if (merged.isArray()) {
      merged.forEach(one -> merge(into, one));
    }
    merged
        .properties()
        .forEach(member -> {
          if (!into.has(member.getKey())) {
            into.set(member.getKey(), member.getValue());
          }
        });
  }

  private ArrayNode array(SequenceNode sequence, JsonPointer at, int depth) throws YamlException {
    ArrayNode array = json.arrayNode();
    for (Node element : sequence.getValue()) {
      array.add(convert(element, at.appendIndex(array.size()), depth + 1));
    }
    return array;
  }

  private JsonNode scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return json.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return json.booleanNode(Boolean.parseBoolean(text));
    }
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return number(text);
    }
    return json.stringNode(text);
  }

  /** Numbers that JSON does not have, such as {@code .inf}, stay text. */
  private JsonNode number(String text) {
    try {
      return Json.parse(text);
    } catch (JacksonException e) {
      return json.stringNode(text);
    }
  }

  private static String line(Node node) {
    return node.getStartMark().map(mark -> "line " + (mark.getLine() + 1) + ": ").orElse("");
  }
}
