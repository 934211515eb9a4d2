package dev.exesys.asl.json;

import dev.exesys.asl.DataPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * Reads the members of one JSON object by name and type. Collects problems with their JSON Pointers
 * and reports the members that were never requested.
 */
final class MemberReader {
  private final JsonNode object;
  private final String pointer;
  private final List<AslProblem> problems;
  private final Set<String> requested = new HashSet<>();

  private MemberReader(JsonNode object, String pointer, List<AslProblem> problems) {
    this.object = object;
    this.pointer = pointer;
    this.problems = problems;
  }

  /** Returns a reader of an object; {@code null}, and a problem, if the node is not an object. */
  static @Nullable MemberReader of(JsonNode node, String pointer, List<AslProblem> problems) {
    if (node.isObject()) {
      return new MemberReader(node, pointer, problems);
    }
    problems.add(new AslProblem(pointer, "must be an object"));
    return null;
  }

  String pointer() {
    return pointer;
  }

  List<AslProblem> problems() {
    return problems;
  }

  /** Returns the pointer of a member. */
  String at(String member) {
    return pointer + JsonPointer.empty().appendProperty(member);
  }

  void problem(String member, String message) {
    problems.add(new AslProblem(at(member), message));
  }

  boolean has(String member) {
    return object.has(member);
  }

  /** Returns the value of a member; {@code null} if it is absent. */
  @Nullable JsonNode tree(String member) {
    requested.add(member);
    return object.get(member);
  }

  @Nullable String string(String member) {
    JsonNode value = tree(member);
    if (value == null || value.isString()) {
      return value == null ? null : value.stringValue();
    }
    problem(member, "must be a string");
    return null;
  }

  @Nullable String requiredString(String member) {
    if (!has(member)) {
      problems.add(new AslProblem(pointer, member + " is required"));
    }
    return string(member);
  }

  @Nullable Long integer(String member) {
    JsonNode value = tree(member);
    if (value == null || (value.isIntegralNumber() && value.canConvertToLong())) {
      return value == null ? null : value.longValue();
    }
    problem(member, "must be an integer");
    return null;
  }

  /** Reads a path or JSON null; returns {@link DataPath#ROOT} if the member is absent. */
  DataPath path(String member) {
    JsonNode value = tree(member);
    if (value == null) {
      return DataPath.ROOT;
    }
    if (value.isNull()) {
      return DataPath.DISCARD;
    }
    String text = string(member);
    DataPath path = text == null ? null : buildAt(at(member), () -> new DataPath(text));
    return path == null ? DataPath.ROOT : path;
  }

  /** Reads an array of strings; empty, and a problem, if the member has another type. */
  List<String> strings(String member) {
    return each(
        member,
        (element, elementPointer) -> {
          if (element.isString()) {
            return element.stringValue();
          }
          problems.add(new AslProblem(elementPointer, "must be a string"));
          return null;
        });
  }

  /**
   * Reads the elements of an array one by one and omits those that are invalid. Empty if the member
   * is absent.
   */
  <T> List<T> each(String member, BiFunction<JsonNode, String, @Nullable T> read) {
    JsonNode value = tree(member);
    List<T> all = new ArrayList<>();
    if (value == null) {
      return all;
    }
    if (!value.isArray()) {
      problem(member, "must be an array");
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

  /**
   * Builds a record. An {@link IllegalArgumentException} of its constructor becomes a problem of
   * this object.
   */
  <T> @Nullable T build(Supplier<T> constructor) {
    return buildAt(pointer, constructor);
  }

  <T> @Nullable T buildAt(String location, Supplier<T> constructor) {
    try {
      return constructor.get();
    } catch (IllegalArgumentException e) {
      problems.add(new AslProblem(location, String.valueOf(e.getMessage())));
      return null;
    }
  }

  /** Accepts the query language JSONPath, which is the default. */
  void queryLanguage() {
    String language = string("QueryLanguage");
    if (language != null && !language.equals("JSONPath")) {
      problem("QueryLanguage", "the query language " + language + " is not supported");
    }
  }

  /** Reports every member that was never requested. */
  void reportUnknownFields() {
    for (String name : object.propertyNames()) {
      if (!requested.contains(name)) {
        problem(
            name,
            switch (name) {
              case "Arguments", "Output", "Condition", "Items" ->
                  "is a field of the JSONata query language, which is not supported";
              case "Assign" -> "variables are not supported";
              default -> "unknown field";
            });
      }
    }
  }
}
