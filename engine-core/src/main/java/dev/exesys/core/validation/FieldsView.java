package dev.exesys.core.validation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one object of a payload.
 *
 * @param pointer the object's place
 * @param node the object
 */
record FieldsView(String pointer, JsonNode node) {

  String at(String field) {
    return Pointer.of(pointer, field);
  }

  Optional<String> text(String field) {
    JsonNode value = node.path(field);
    return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
  }

  /** A whole number that fits; a number such as 60.0 counts as whole, as it does in JSON Schema. */
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

  /** The texts of a list, with their places. */
  List<Element> texts(String field) {
    return texts(field, (index, text) -> new Element(this, field, index, text));
  }

  /** The texts of a list alone. */
  List<String> values(String field) {
    return texts(field, (index, text) -> text);
  }

  private interface Made<T> {
    T of(int index, String text);
  }

  private <T> List<T> texts(String field, Made<T> made) {
    JsonNode list = node.path(field);
    if (!list.isArray() || list.isEmpty()) {
      return List.of();
    }
    List<T> found = new ArrayList<>(list.size());
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).isString()) {
        found.add(made.of(i, list.get(i).stringValue()));
      }
    }
    return found;
  }

  /** A text of a list. Knows its pointer only when asked: jobs have many texts and few problems. */
  record Element(FieldsView owner, String field, int index, String value) {

    String pointer() {
      return Pointer.of(owner.at(field), index);
    }
  }

  /** The members of an object that are texts. */
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
