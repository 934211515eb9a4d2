package dev.exesys.asl.json;

import dev.exesys.asl.Catcher;
import dev.exesys.asl.DataPath;
import dev.exesys.asl.InputOutputProcessing;
import dev.exesys.asl.TimeLimit;
import dev.exesys.asl.Transition;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Writes the fields that several types of states share. Default values are omitted. */
final class CommonFieldsWriter {
  private CommonFieldsWriter() {}

  static void io(JsonGenerator json, InputOutputProcessing io) {
    path(json, "InputPath", io.inputPath());
    tree(json, "Parameters", io.parameters());
    tree(json, "ResultSelector", io.resultSelector());
    path(json, "ResultPath", io.resultPath());
    path(json, "OutputPath", io.outputPath());
  }

  static void path(JsonGenerator json, String member, DataPath path) {
    if (path.isDiscard()) {
      json.writeNullProperty(member);
    } else if (!path.isRoot()) {
      json.writeStringProperty(member, path.expression());
    }
  }

  static void timeLimit(
      JsonGenerator json, String secondsField, String pathField, @Nullable TimeLimit timeLimit) {
    switch (timeLimit) {
      case null -> {}
      case TimeLimit.Seconds(long seconds) -> json.writeNumberProperty(secondsField, seconds);
      case TimeLimit.SecondsPath(String path) -> json.writeStringProperty(pathField, path);
    }
  }

  static void transition(JsonGenerator json, Transition then) {
    switch (then) {
      case Transition.Next(String state) -> json.writeStringProperty("Next", state);
      case Transition.End() -> json.writeBooleanProperty("End", true);
    }
  }

  static void catchers(JsonGenerator json, List<Catcher> catchers) {
    if (!catchers.isEmpty()) {
      json.writeArrayPropertyStart("Catch");
      catchers.forEach(catcher -> catcher(json, catcher));
      json.writeEndArray();
    }
  }

  private static void catcher(JsonGenerator json, Catcher catcher) {
    json.writeStartObject();
    optional(json, "Comment", catcher.comment());
    names(json, catcher.errorEquals());
    path(json, "ResultPath", catcher.resultPath());
    json.writeStringProperty("Next", catcher.next());
    json.writeEndObject();
  }

  static void names(JsonGenerator json, List<String> names) {
    json.writeArrayPropertyStart("ErrorEquals");
    names.forEach(json::writeString);
    json.writeEndArray();
  }

  static void optional(JsonGenerator json, String member, @Nullable String value) {
    if (value != null) {
      json.writeStringProperty(member, value);
    }
  }

  static void tree(JsonGenerator json, String member, @Nullable JsonNode tree) {
    if (tree != null) {
      json.writeName(member);
      tree(json, tree);
    }
  }

  /**
   * Writes a tree node by node: {@code JsonGenerator.writeTree} sets up a new serialization context
   * for each call.
   */
  private static void tree(JsonGenerator json, JsonNode tree) {
    switch (tree) {
      case ObjectNode object -> {
        json.writeStartObject();
        object.forEachEntry((name, member) -> {
          json.writeName(name);
          tree(json, member);
        });
        json.writeEndObject();
      }
      case ArrayNode array -> {
        json.writeStartArray();
        for (JsonNode element : array) {
          tree(json, element);
        }
        json.writeEndArray();
      }
      case StringNode text -> json.writeString(text.stringValue());
      default -> json.writeTree(tree);
    }
  }
}
