package dev.exesys.local.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A request's members, read with the checks every service makes. */
public final class RequestReader {
  private final ObjectNode json;

  public RequestReader(ObjectNode json) {
    this.json = json;
  }

  /**
   * Refuses members that the operation here does not know.
   *
   * @throws ServiceException naming the first of them
   */
  public RequestReader only(String... names) {
    Set<String> known = Set.of(names);
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      if (!known.contains(member.getKey()) && !member.getValue().isNull()) {
        throw ServiceException.unsupported("The parameter " + member.getKey());
      }
    }
    return this;
  }

  /** A text that must be there. */
  public String text(String name) {
    return optionalText(name)
        .orElseThrow(
            () -> ServiceException.badRequest("ValidationException", name + " is missing"));
  }

  public Optional<String> optionalText(String name) {
    return value(name, JsonNode::isString, "a string").map(JsonNode::stringValue);
  }

  /** A text, or what to take if there is none. */
  public String text(String name, String otherwise) {
    return optionalText(name).orElse(otherwise);
  }

  /** A flag; false if it is not there. */
  public boolean flag(String name) {
    return value(name, JsonNode::isBoolean, "a boolean").map(JsonNode::booleanValue).orElse(false);
  }

  public Optional<Integer> optionalInt(String name) {
    return value(name, JsonNode::isIntegralNumber, "an integer").map(JsonNode::intValue);
  }

  /** A number in a range, or what to take if there is none. */
  public int number(String name, int least, int most, int otherwise) {
    int number = optionalInt(name).orElse(otherwise);
    if (number < least || number > most) {
      throw ServiceException.badRequest(
          "ValidationException", name + " must be from " + least + " to " + most);
    }
    return number;
  }

  /** A list of texts; empty if it is not there. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode node : array(name)) {
      texts.add(check(name, node, JsonNode::isString, "a list of strings").stringValue());
    }
    return texts;
  }

  /** A list of objects; empty if it is not there. */
  public List<RequestReader> objects(String name) {
    List<RequestReader> objects = new ArrayList<>();
    for (JsonNode node : array(name)) {
      objects.add(
          new RequestReader(
              (ObjectNode) check(name, node, JsonNode::isObject, "a list of objects")));
    }
    return objects;
  }

  public Optional<RequestReader> optionalObject(String name) {
    return value(name, JsonNode::isObject, "an object")
        .map(node -> new RequestReader((ObjectNode) node));
  }

  /** A map of text lists by name, in order; empty if it is not there. */
  public Map<String, List<String>> textLists(String name) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    optionalObject(name)
        .ifPresent(object ->
            object.json.propertyNames().forEach(key -> lists.put(key, object.texts(key))));
    return lists;
  }

  /** The member as it is, if it is there and not null. */
  public Optional<JsonNode> value(String name) {
    JsonNode node = json.get(name);
    return node == null || node.isNull() ? Optional.empty() : Optional.of(node);
  }

  /** The whole request. */
  public ObjectNode json() {
    return json;
  }

  private Iterable<JsonNode> array(String name) {
    return value(name, JsonNode::isArray, "a list")
        .<Iterable<JsonNode>>map(a -> a)
        .orElse(List.of());
  }

  private Optional<JsonNode> value(String name, Predicate<JsonNode> type, String expected) {
    return value(name).map(node -> check(name, node, type, expected));
  }

  private static JsonNode check(
      String name, JsonNode node, Predicate<JsonNode> type, String expected) {
    if (!type.test(node)) {
      throw ServiceException.badRequest("SerializationException", name + " must be " + expected);
    }
    return node;
  }
}
