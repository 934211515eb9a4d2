package dev.exesys.asl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The members of one JSON object while it is read: takes them by name and type, notes what is wrong
 * with them, and in the end refuses those that nobody asked for.
 */
final class MemberReader {
  private static final Set<String> JSONATA =
      Set.of("QueryLanguage", "Arguments", "Output", "Assign", "Condition", "Items");

  private final JsonNode object;
  private final String pointer;
  private final List<AslProblem> problems;
  private final Set<String> taken = new HashSet<>();

  private MemberReader(JsonNode object, String pointer, List<AslProblem> problems) {
    this.object = object;
    this.pointer = pointer;
    this.problems = problems;
  }

  /** The members of an object; {@code null}, and a problem, if it is none. */
  static @Nullable MemberReader of(JsonNode node, String pointer, List<AslProblem> problems) {
    if (node.isObject()) {
      return new MemberReader(node, pointer, problems);
    }
    problems.add(new AslProblem(pointer, "not an object"));
    return null;
  }

  String pointer() {
    return pointer;
  }

  List<AslProblem> problems() {
    return problems;
  }

  /** The pointer of a member. */
  String at(String member) {
    return pointer + "/" + member.replace("~", "~0").replace("/", "~1");
  }

  void problem(String member, String message) {
    problems.add(new AslProblem(at(member), message));
  }

  boolean has(String member) {
    return object.has(member);
  }

  /** The value of a member; {@code null} if it is absent. */
  @Nullable JsonNode tree(String member) {
    taken.add(member);
    return object.get(member);
  }

  @Nullable String string(String member) {
    JsonNode value = tree(member);
    if (value == null || value.isString()) {
      return value == null ? null : value.stringValue();
    }
    problem(member, "not a string");
    return null;
  }

  @Nullable String requiredString(String member) {
    if (!has(member)) {
      problems.add(new AslProblem(pointer, member + " is missing"));
    }
    return string(member);
  }

  @Nullable Long whole(String member) {
    JsonNode value = tree(member);
    if (value == null || (value.isIntegralNumber() && value.canConvertToLong())) {
      return value == null ? null : value.longValue();
    }
    problem(member, "not a whole number");
    return null;
  }

  /** A member that is a path or JSON null; the whole if absent. */
  DataPath path(String member) {
    JsonNode value = tree(member);
    if (value == null) {
      return DataPath.WHOLE;
    }
    if (value.isNull()) {
      return DataPath.DISCARD;
    }
    String text = string(member);
    DataPath path = text == null ? null : buildAt(at(member), () -> new DataPath(text));
    return path == null ? DataPath.WHOLE : path;
  }

  /** A list of strings; empty, and a problem, if it is none. */
  List<String> strings(String member) {
    return each(
        member,
        (element, where) -> {
          if (element.isString()) {
            return element.stringValue();
          }
          problems.add(new AslProblem(where, "not a string"));
          return null;
        });
  }

  /** The elements of a list, read one by one; what cannot be read is left out. Empty if absent. */
  <T> List<T> each(String member, BiFunction<JsonNode, String, @Nullable T> read) {
    JsonNode value = tree(member);
    List<T> all = new ArrayList<>();
    if (value == null) {
      return all;
    }
    if (!value.isArray()) {
      problem(member, "not a list");
      return all;
    }
    int index = 0;
    for (JsonNode element : value) {
      T one = read.apply(element, at(member) + "/" + index++);
      if (one != null) {
        all.add(one);
      }
    }
    return all;
  }

  /** Builds a record; what it refuses becomes a problem of this object. */
  <T> @Nullable T build(Supplier<T> make) {
    return buildAt(pointer, make);
  }

  <T> @Nullable T buildAt(String where, Supplier<T> make) {
    try {
      return make.get();
    } catch (IllegalArgumentException e) {
      problems.add(new AslProblem(where, String.valueOf(e.getMessage())));
      return null;
    }
  }

  /** Every member that was not taken is a problem. */
  void refuseRest() {
    for (String name : object.propertyNames()) {
      if (!taken.contains(name)) {
        problem(
            name,
            JSONATA.contains(name)
                ? "belongs to the JSONata form of the language, which is not read here"
                : "not a member that is known here");
      }
    }
  }
}
