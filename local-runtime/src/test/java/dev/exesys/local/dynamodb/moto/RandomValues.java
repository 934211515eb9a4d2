package dev.exesys.local.dynamodb.moto;

import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Generates random attribute values from small pools, so that conditions are true often enough. */
final class RandomValues {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> TEXTS =
      List.of("a", "ab", "abc", "b", "bc", "é", "Zz", "x y", "a:1", "");
  private static final List<String> NUMBERS =
      List.of("0", "1", "2", "3", "10", "-1", "-20", "1.5", "100", "-0.25", "12345678901234567890");
  private static final List<String> BYTES = List.of("AAE=", "AQID", "/w==", "AP8=", "YWJj");

  /** The types of the attributes. Other attributes have any type. */
  static final Map<String, String> ATTRIBUTES =
      Map.ofEntries(
          Map.entry("n", "N"),
          Map.entry("n2", "N"),
          Map.entry("s", "S"),
          Map.entry("s2", "S"),
          Map.entry("b", "B"),
          Map.entry("l", "L"),
          Map.entry("m", "M"),
          Map.entry("ss", "SS"),
          Map.entry("ns", "NS"),
          Map.entry("bs", "BS"),
          Map.entry("flag", "BOOL"),
          Map.entry("none", "NULL"),
          Map.entry("status", "S"),
          Map.entry("data", "M"));

  private final Random random;

  RandomValues(Random random) {
    this.random = random;
  }

  String text() {
    return pick(TEXTS);
  }

  String number() {
    return pick(NUMBERS);
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  ObjectNode any() {
    return of(pick(List.of("S", "N", "B", "BOOL", "NULL", "L", "M", "SS", "NS", "BS")));
  }

  ObjectNode of(String type) {
    return of(type, 2);
  }

  private ObjectNode of(String type, int depth) {
    ObjectNode json = JSON.objectNode();
    switch (type) {
      case "S" -> json.put("S", text());
      case "N" -> json.put("N", number());
      case "B" -> json.put("B", pick(BYTES));
      case "BOOL" -> json.put("BOOL", random.nextBoolean());
      case "NULL" -> json.put("NULL", true);
      case "L" -> list(json.putArray("L"), depth);
      case "M" -> map(json.putObject("M"), depth);
      case "SS" -> set(json.putArray("SS"), TEXTS.subList(0, 6));
      case "NS" -> set(json.putArray("NS"), NUMBERS);
      default -> set(json.putArray("BS"), BYTES);
    }
    return json;
  }

  private void list(ArrayNode list, int depth) {
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(nested(depth));
    }
  }

  private void map(ObjectNode map, int depth) {
    if (chance(80)) {
      map.set("x", of("N"));
    }
    if (chance(60)) {
      map.set("y", of("S"));
    }
    if (chance(40) && depth > 0) {
      map.set("z", of("L", depth - 1));
    }
    if (chance(40) && depth > 0) {
      map.set("m", of("M", depth - 1));
    }
  }

  private ObjectNode nested(int depth) {
    List<String> types =
        depth > 0 ? List.of("S", "N", "BOOL", "L", "M", "N", "S") : List.of("S", "N", "NULL");
    return of(pick(types), depth - 1);
  }

  private void set(ArrayNode set, List<String> choices) {
    for (String choice : choices) {
      if (chance(35)) {
        set.add(choice);
      }
    }
    if (set.isEmpty()) {
      set.add(choices.getFirst());
    }
  }
}
