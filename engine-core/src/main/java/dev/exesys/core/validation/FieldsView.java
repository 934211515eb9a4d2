package dev.exesys.core.validation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of one object of a payload. Fields that are absent or have another type are
 * empty.
 *
 * @param pointer JSON Pointer of the object
 * @param node the object
 * @param inherited fields that are those of the job's {@code defaults}
 */
record FieldsView(String pointer, JsonNode node, Set<String> inherited) {

  FieldsView(String pointer, JsonNode node) {
    this(pointer, node, Set.of());
  }

  String at(String field) {
    return Pointer.of(inherited.contains(field) ? "/defaults" : pointer, field);
  }

  Optional<String> text(String field) {
    JsonNode value = node.path(field);
    return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
  }

  /** Returns an integer that fits; 60.0 counts as an integer, as in JSON Schema. */
  Optional<Long> whole(String field) {
    JsonNode value = node.path(field);
    if (!value.isNumber()) {
      return Optional.empty();
    }
    try {
      BigDecimal number = value.decimalValue();
      return Math.abs((long) number.precision() - number.scale()) > 30
          ? Optional.empty()
          : Optional.of(number.longValueExact());
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  Optional<Boolean> flag(String field) {
    JsonNode value = node.path(field);
    return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
  }

  /** Returns the strings of a list with their positions. */
  List<Element> texts(String field) {
    return texts(field, (index, text) -> new Element(this, field, index, text));
  }

  /** Returns the strings of a list. */
  List<String> values(String field) {
    return texts(field, (index, text) -> text);
  }

  private interface ElementFactory<T> {
    T create(int index, String text);
  }

  private <T> List<T> texts(String field, ElementFactory<T> factory) {
    JsonNode list = node.path(field);
    if (!list.isArray() || list.isEmpty()) {
      return List.of();
    }
    List<T> found = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).isString()) {
        found.add(factory.create(i, list.get(i).stringValue()));
      }
    }
    return found;
  }

  /**
   * A string of a list. It computes its pointer on demand: jobs have many strings and few problems.
   */
  record Element(FieldsView owner, String field, int index, String value) {

    String pointer() {
      return Pointer.of(owner.at(field), index);
    }

    /** Returns a string at the same place. */
    Element withValue(String other) {
      return new Element(owner, field, index, other);
    }
  }

  /** Returns the members of an object that are strings. */
  SequencedMap<String, String> textMembers(String field) {
    SequencedMap<String, String> found = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : node.path(field).properties()) {
      if (member.getValue().isString()) {
        found.put(member.getKey(), member.getValue().stringValue());
      }
    }
    return found;
  }
}
