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

/**
 * Reads the members of a request with the checks and the error messages that AWS services share.
 *
 * <p>A member that is absent and a member that is null are the same. A member of the wrong type is
 * a {@code SerializationException}, a value that a constraint forbids a {@code
 * ValidationException}.
 */
public final class RequestReader {
  private final String structure;
  private final ObjectNode json;

  private RequestReader(String structure, ObjectNode json) {
    this.structure = structure;
    this.json = json;
  }

  /**
   * Returns a reader for a request or for a structure inside it.
   *
   * @param structure the name for error messages, for example {@code PutItem}
   * @throws ServiceException if the value is not an object
   */
  public static RequestReader of(String structure, JsonNode json) {
    if (json instanceof ObjectNode object) {
      return new RequestReader(structure, object);
    }
    throw serialization("Unexpected field type");
  }

  /**
   * Rejects members that the local stack does not support, because ignoring one would change the
   * meaning of the request.
   *
   * @throws ServiceException naming the first such member
   */
  public RequestReader only(String... supported) {
    return only(Set.of(supported));
  }

  /** Does the same as {@link #only(String...)}. */
  public RequestReader only(Set<String> supported) {
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      if (!supported.contains(member.getKey()) && !member.getValue().isNull()) {
        throw ServiceException.unsupported("The parameter " + member.getKey() + " of " + structure);
      }
    }
    return this;
  }

  /** Returns true if the member is present. */
  public boolean has(String member) {
    return value(member).isPresent();
  }

  /** Returns a member of any type. */
  public Optional<JsonNode> value(String member) {
    JsonNode node = json.get(member);
    return node == null || node.isNull() ? Optional.empty() : Optional.of(node);
  }

  /** Returns a mandatory member of any type. */
  public JsonNode required(String member) {
    return value(member)
        .orElseThrow(() -> ServiceException.violation("null", member, "Member must not be null"));
  }

  /** Returns a mandatory string. */
  public String string(String member) {
    return checked(required(member), JsonNode::isString, "String").stringValue();
  }

  /** Returns a string or the default. */
  public String string(String member, String defaultValue) {
    return optionalString(member).orElse(defaultValue);
  }

  /** Returns a string if it is present. */
  public Optional<String> optionalString(String member) {
    return value(member)
        .map(node -> checked(node, JsonNode::isString, "String"))
        .map(JsonNode::stringValue);
  }

  /** Returns a string that is one of the choices, or the default. */
  public String choice(String member, String defaultValue, List<String> choices) {
    Optional<String> value = optionalString(member);
    value
        .filter(given -> !choices.contains(given))
        .ifPresent(given -> {
          throw ServiceException.violation(
              given,
              member,
              "Member must satisfy enum value set: [" + String.join(", ", choices) + "]");
        });
    return value.orElse(defaultValue);
  }

  /** Returns a boolean; false if it is absent. */
  public boolean flag(String member) {
    return flag(member, false);
  }

  /** Returns a boolean or the default. */
  public boolean flag(String member, boolean defaultValue) {
    return value(member)
        .map(node -> checked(node, JsonNode::isBoolean, "Boolean").booleanValue())
        .orElse(defaultValue);
  }

  /** Returns an integer of at least {@code min} if it is present; larger than int is capped. */
  public Optional<Integer> optionalInteger(String member, int min) {
    return value(member)
        .map(node -> checked(node, JsonNode::isIntegralNumber, "Integer"))
        .map(node -> {
          if (node.asLong() < min) {
            throw ServiceException.violation(
                node.asString(), member, "Member must have value greater than or equal to " + min);
          }
          return (int) Math.min(node.asLong(), Integer.MAX_VALUE);
        });
  }

  /** Returns an integer from {@code min} to {@code max}, or the default. */
  public int integer(String member, int min, int max, int defaultValue) {
    int value = optionalInteger(member, min).orElse(defaultValue);
    if (value > max) {
      throw ServiceException.violation(
          Integer.toString(value), member, "Member must have value less than or equal to " + max);
    }
    return value;
  }

  /** Returns a list of strings; empty if it is absent. */
  public List<String> strings(String member) {
    List<String> strings = new ArrayList<>();
    for (JsonNode node : list(member)) {
      strings.add(checked(node, JsonNode::isString, "String").stringValue());
    }
    return strings;
  }

  /** Returns readers for a list of structures; empty if it is absent. */
  public List<RequestReader> objects(String member) {
    List<RequestReader> objects = new ArrayList<>();
    for (JsonNode node : list(member)) {
      objects.add(of(member, node));
    }
    return objects;
  }

  /** Returns a reader for a structure if it is present. */
  public Optional<RequestReader> optionalObject(String member) {
    return value(member).map(node -> of(member, node));
  }

  /** Returns a map of names to lists of strings, in order; empty if it is absent. */
  public Map<String, List<String>> stringLists(String member) {
    Map<String, List<String>> lists = new LinkedHashMap<>();
    optionalObject(member)
        .ifPresent(object ->
            object.json.propertyNames().forEach(key -> lists.put(key, object.strings(key))));
    return lists;
  }

  private Iterable<JsonNode> list(String member) {
    Optional<JsonNode> value = value(member);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!value.get().isArray()) {
      throw serialization("Unexpected field type");
    }
    return value.get();
  }

  private static JsonNode checked(JsonNode node, Predicate<JsonNode> type, String expected) {
    if (!type.test(node)) {
      throw serialization(node.getNodeType() + "_VALUE cannot be converted to " + expected);
    }
    return node;
  }

  private static ServiceException serialization(String message) {
    return ServiceException.badRequest("SerializationException", message);
  }
}
