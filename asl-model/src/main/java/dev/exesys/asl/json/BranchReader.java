package dev.exesys.asl.json;

import dev.exesys.asl.Branch;
import dev.exesys.asl.State;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the {@code Comment}, {@code StartAt} and {@code States} fields of a level. */
final class BranchReader {
  private BranchReader() {}

  static @Nullable Branch read(MemberReader members) {
    String comment = members.string("Comment");
    String startAt = members.requiredString("StartAt");
    SequencedMap<String, State> states = states(members);
    if (startAt == null || states == null) {
      return null;
    }
    if (states.isEmpty()) {
      members.problem("States", "must have at least one state");
      return null;
    }
    if (!states.containsKey(startAt)) {
      JsonNode named = members.tree("States");
      if (named != null && !named.has(startAt)) {
        members.problem("StartAt", "refers to an unknown state: " + startAt);
      }
      return null;
    }
    return members.build(() -> new Branch(comment, startAt, states));
  }

  private static @Nullable SequencedMap<String, State> states(MemberReader members) {
    JsonNode tree = members.tree("States");
    if (tree == null || !tree.isObject()) {
      members.problem("States", tree == null ? "is required" : "must be an object");
      return null;
    }
    MemberReader level = MemberReader.of(tree, members.at("States"), members.problems());
    SequencedMap<String, State> states = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      State state =
          level == null
              ? null
              : StateReader.read(entry.getValue(), level.at(entry.getKey()), level.problems());
      if (state != null) {
        states.put(entry.getKey(), state);
      }
    }
    return tree.isEmpty() || !states.isEmpty() ? states : null;
  }
}
