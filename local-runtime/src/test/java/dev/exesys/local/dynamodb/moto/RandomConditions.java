package dev.exesys.local.dynamodb.moto;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Generates random conditions on attributes that the test items have. */
final class RandomConditions {
  private static final List<String> ALL =
      List.copyOf(RandomValues.ATTRIBUTES.keySet().stream().sorted().toList());

  private final RandomValues values;
  private final ExpressionPlaceholders vars;

  RandomConditions(RandomValues values, ExpressionPlaceholders vars) {
    this.values = values;
    this.vars = vars;
  }

  String condition() {
    return condition(2);
  }

  private String condition(int depth) {
    int kind = depth == 0 ? 9 : values.below(10);
    return switch (kind) {
      case 0, 1 -> condition(depth - 1) + " AND " + condition(depth - 1);
      case 2, 3 -> "(" + condition(depth - 1) + " OR " + atom() + ")";
      case 4 -> "NOT " + atom();
      case 5 -> atom() + " OR " + condition(depth - 1);
      default -> atom();
    };
  }

  private String atom() {
    return switch (values.below(11)) {
      case 0, 1 -> "attribute_exists(" + path() + ")";
      case 2, 3 -> "attribute_not_exists(" + path() + ")";
      case 4 -> type();
      case 5 -> beginsWith();
      case 6 -> contains();
      case 7 -> size();
      case 8 -> between();
      case 9 -> in();
      default -> comparison();
    };
  }

  /** Returns a path to a value of any type. */
  private String path() {
    String attribute = values.pick(ALL);
    return switch (RandomValues.ATTRIBUTES.get(attribute)) {
      case "M" -> vars.name(attribute) + values.pick(List.of("", ".x", ".y", ".m.x"));
      case "L" -> vars.name(attribute) + values.pick(List.of("", "[0]", "[1]"));
      case null, default -> vars.name(attribute);
    };
  }

  private String type() {
    ObjectNode type =
        values.of("S").put("S", values.pick(List.of("S", "N", "M", "L", "SS", "NULL", "BOOL")));
    return "attribute_type(" + path() + ", " + vars.value(type) + ")";
  }

  private String beginsWith() {
    String attribute = vars.name(values.pick(List.of("s", "s2", "status")));
    return "begins_with(" + attribute + ", " + vars.value(values.of("S")) + ")";
  }

  private String contains() {
    String attribute = values.pick(List.of("s", "ss", "ns", "l"));
    String type =
        switch (attribute) {
          case "ns" -> "N";
          case "l" -> values.pick(List.of("S", "N"));
          default -> "S";
        };
    return "contains(" + vars.name(attribute) + ", " + vars.value(values.of(type)) + ")";
  }

  private String size() {
    String attribute = vars.name(values.pick(List.of("s", "l", "m", "ss", "ns")));
    ObjectNode number = values.of("N").put("N", Integer.toString(values.below(4)));
    String size = "size(" + attribute + ") " + comparator() + " " + vars.value(number);
    return values.chance(5) ? size : "(attribute_exists(" + attribute + ") AND " + size + ")";
  }

  private String between() {
    if (values.chance(50)) {
      ObjectNode low = values.of("N").put("N", Integer.toString(values.below(3) - 1));
      ObjectNode high = values.of("N").put("N", Integer.toString(values.below(10) + 2));
      return vars.name("n") + " BETWEEN " + vars.value(low) + " AND " + vars.value(high);
    }
    ObjectNode low = values.of("S").put("S", values.pick(List.of("a", "ab")));
    ObjectNode high = values.of("S").put("S", values.pick(List.of("b", "c", "é")));
    return vars.name("s") + " BETWEEN " + vars.value(low) + " AND " + vars.value(high);
  }

  private String in() {
    String attribute = values.pick(ALL);
    StringBuilder in = new StringBuilder(vars.name(attribute)).append(" IN (");
    String type = String.valueOf(RandomValues.ATTRIBUTES.get(attribute));
    in.append(vars.value(values.of(type)));
    for (int i = values.below(3); i > 0; i--) {
      in.append(", ").append(vars.value(values.of(type)));
    }
    return in.append(")").toString();
  }

  private String comparison() {
    return switch (values.below(6)) {
      case 0 -> attributes("n", "n2");
      case 1 -> attributes("s", "s2");
      case 2 -> vars.name("m") + ".x " + comparator() + " " + vars.value(values.of("N"));
      case 3 -> {
        String attribute = values.pick(ALL);
        String type = String.valueOf(RandomValues.ATTRIBUTES.get(attribute));
        yield vars.name(attribute)
            + values.pick(List.of(" = ", " <> "))
            + vars.value(values.of(type));
      }
      case 4 -> vars.name("s") + " " + comparator() + " " + vars.value(values.of("S"));
      default -> vars.name("n") + " " + comparator() + " " + vars.value(values.of("N"));
    };
  }

  private String attributes(String one, String two) {
    String left = vars.name(one);
    String right = vars.name(two);
    String comparison = left + " " + comparator() + " " + right;
    return values.chance(5)
        ? comparison
        : "(attribute_exists("
            + left
            + ") AND attribute_exists("
            + right
            + ") AND "
            + comparison
            + ")";
  }

  private String comparator() {
    return values.pick(List.of("=", "<>", "<", "<=", ">", ">="));
  }
}
