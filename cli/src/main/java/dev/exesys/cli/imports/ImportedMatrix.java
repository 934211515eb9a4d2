package dev.exesys.cli.imports;

import dev.exesys.core.contract.Json;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sets the matrix of an order from any set of combinations. A matrix of lists stays one, if its
 * values can be part of order names. Other combinations become one list of names, and a prologue of
 * the commands sets their variables.
 */
final class ImportedMatrix {
  private static final Pattern ALLOWED = Pattern.compile("[^,\\[\\]:\\p{Cntrl}]{1,100}");
  private static final String KEY = "combination";
  private static final int MAX_NAME_LENGTH = 60;

  private ImportedMatrix() {}

  /** Returns whether all values of a matrix of lists can be part of order names. */
  static boolean isPlain(Map<String, ? extends List<String>> lists) {
    return lists.values().stream()
        .allMatch(list ->
            !list.isEmpty()
                && new HashSet<>(list).size() == list.size()
                && list.stream().allMatch(value -> ALLOWED.matcher(value).matches()));
  }

  /** Sets a matrix of lists, which must be plain. */
  static void setLists(ObjectNode order, Map<String, ? extends List<String>> lists) {
    ObjectNode matrix = Json.object();
    lists.forEach((key, values) -> values.forEach(matrix.withArray(key)::add));
    order.set("matrix", matrix);
  }

  /**
   * Sets one combination per element.
   *
   * @param combinations the values by variable
   * @return the prologue, which every command of the order begins with
   */
  static String setCombinations(
      ObjectNode order, List<? extends SequencedMap<String, String>> combinations) {
    Map<String, SequencedMap<String, String>> named = new LinkedHashMap<>();
    Set<String> seen = new LinkedHashSet<>();
    for (SequencedMap<String, String> combination : combinations) {
      if (seen.add(combination.toString())) {
        named.put(name(combination, named.keySet()), combination);
      }
    }
    StringBuilder prologue = new StringBuilder("case \"$MATRIX_COMBINATION\" in\n");
    ObjectNode matrix = Json.object();
    named.forEach((name, values) -> {
      matrix.withArray(KEY).add(name);
      prologue.append(quoted(name)).append(")");
      values.forEach((variable, value) ->
          prologue.append(" export ").append(variable).append('=').append(quoted(value)));
      // A combination without variables needs a command.
      prologue.append(values.isEmpty() ? " :" : "").append(" ;;\n");
    });
    order.set("matrix", matrix);
    return prologue.append("esac\n").toString();
  }

  private static String name(SequencedMap<String, String> combination, Set<String> taken) {
    String text =
        String.join("-", combination.values())
            .replaceAll("[^A-Za-z0-9._+-]+", "_")
            .replaceAll("^[_-]+|[_-]+$", "");
    String base = text.isEmpty() ? "default" : text;
    base = base.length() > MAX_NAME_LENGTH ? base.substring(0, MAX_NAME_LENGTH) : base;
    String name = base;
    for (int i = 2; taken.contains(name); i++) {
      name = base + "-" + i;
    }
    return name;
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
