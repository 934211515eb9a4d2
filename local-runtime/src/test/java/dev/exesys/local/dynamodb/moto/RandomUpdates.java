package dev.exesys.local.dynamodb.moto;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Generates random update expressions that change each attribute at most once. */
final class RandomUpdates {
  private final RandomValues values;
  private final ExpressionPlaceholders vars;
  private final List<String> free;
  private boolean topLevelOnly = true;

  RandomUpdates(Random random, RandomValues values, ExpressionPlaceholders vars) {
    this.values = values;
    this.vars = vars;
    this.free = new ArrayList<>(RandomValues.ATTRIBUTES.keySet().stream().sorted().toList());
    free.addAll(List.of("g", "h", "fresh"));
    Collections.shuffle(free, random);
  }

  /** Returns whether all paths of the last expression are top-level attributes. */
  boolean topLevelOnly() {
    return topLevelOnly;
  }

  String update() {
    List<String> sections = new ArrayList<>();
    if (values.chance(70)) {
      sections.add("SET " + clauses(this::set));
    }
    if (values.chance(30) || sections.isEmpty()) {
      sections.add("REMOVE " + clauses(this::remove));
    }
    if (values.chance(30)) {
      sections.add("ADD " + add());
    }
    if (values.chance(25)) {
      sections.add("DELETE " + delete());
    }
    return String.join(" ", sections);
  }

  private String clauses(java.util.function.Supplier<String> clause) {
    List<String> clauses = new ArrayList<>();
    for (int i = 1 + values.below(3); i > 0; i--) {
      clauses.add(clause.get());
    }
    return String.join(", ", clauses);
  }

  private String take(String... preferred) {
    for (String attribute : preferred) {
      if (free.remove(attribute)) {
        return attribute;
      }
    }
    return free.removeLast();
  }

  private String set() {
    String attribute = take();
    String name = vars.name(attribute);
    String type = RandomValues.ATTRIBUTES.get(attribute);
    return switch (type) {
      case "N" -> name + " = " + number(attribute, name);
      case "L" -> list(name);
      case "M" -> map(name);
      case null ->
          name
              + " = "
              + vars.value(
                  attribute.equals("g")
                      ? values.of("S").put("S", values.pick(List.of("x", "y")))
                      : attribute.equals("h") ? values.of("N") : values.any());
      default ->
          values.chance(20)
              ? name + " = if_not_exists(" + name + ", " + vars.value(values.of(type)) + ")"
              : name + " = " + vars.value(values.of(type));
    };
  }

  private String number(String attribute, String name) {
    String other = attribute.equals("n") ? "n2" : "n";
    return switch (values.below(6)) {
      case 0 -> name + " + " + vars.value(values.of("N"));
      case 1 -> name + " - " + vars.value(values.of("N"));
      case 2 ->
          "if_not_exists("
              + name
              + ", "
              + vars.value(values.of("N"))
              + ") + "
              + vars.value(values.of("N"));
      case 3 -> other;
      default -> vars.value(values.of("N"));
    };
  }

  private String list(String name) {
    return switch (values.below(5)) {
      case 0 -> name + " = list_append(" + name + ", " + vars.value(values.of("L")) + ")";
      case 1 -> name + " = list_append(" + vars.value(values.of("L")) + ", " + name + ")";
      case 2 -> nested(name + "[" + values.below(4) + "] = " + vars.value(values.of("S")));
      default -> name + " = " + vars.value(values.of("L"));
    };
  }

  private String map(String name) {
    return switch (values.below(5)) {
      case 0 -> nested(name + ".x = " + vars.value(values.of("N")));
      case 1 -> nested(name + ".m.x = " + vars.value(values.of("N")));
      case 2 -> nested(name + ".z[0] = " + vars.value(values.of("S")));
      default -> name + " = " + vars.value(values.of("M"));
    };
  }

  private String remove() {
    String attribute = take();
    String name = vars.name(attribute);
    if (attribute.equals("l") && values.chance(60)) {
      return nested(name + "[" + values.below(3) + "]");
    }
    if (attribute.equals("m") && values.chance(60)) {
      return nested(name + values.pick(List.of(".x", ".y", ".m.x")));
    }
    return name;
  }

  private String add() {
    String attribute = values.pick(List.of("n", "n2", "ss", "ns", "bs"));
    String free = take(attribute, "n", "n2", "ss", "ns");
    String type = RandomValues.ATTRIBUTES.getOrDefault(free, "N");
    String usable = type.endsWith("S") && type.length() == 2 ? type : "N";
    return vars.name(free) + " " + vars.value(values.of(usable));
  }

  private String delete() {
    String free = take(values.pick(List.of("ss", "ns", "bs")), "ss", "ns");
    String type = RandomValues.ATTRIBUTES.getOrDefault(free, "SS");
    String usable = type.endsWith("S") && type.length() == 2 ? type : "SS";
    return vars.name(free) + " " + vars.value(values.of(usable));
  }

  private String nested(String clause) {
    topLevelOnly = false;
    return clause;
  }
}
