package dev.exesys.asl.json;

import dev.exesys.asl.Branch;
import dev.exesys.asl.ErrorHandling;
import dev.exesys.asl.Fail;
import dev.exesys.asl.InputOutputProcessing;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.Pass;
import dev.exesys.asl.State;
import dev.exesys.asl.StateType;
import dev.exesys.asl.Succeed;
import dev.exesys.asl.Task;
import dev.exesys.asl.TimeLimit;
import dev.exesys.asl.Transition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads states of every type. */
final class StateReader {
  private static final Branch PLACEHOLDER =
      new Branch("-", new LinkedHashMap<>(Map.of("-", Fail.of("-", "-"))));

  private StateReader() {}

  static @Nullable State read(JsonNode json, String pointer, List<AslProblem> problems) {
    MemberReader members = MemberReader.of(json, pointer, problems);
    if (members == null) {
      return null;
    }
    members.queryLanguage();
    String type = members.requiredString("Type");
    if (type == null) {
      return null;
    }
    State state =
        switch (type) {
          case "Task" -> task(members);
          case "Parallel" -> parallel(members);
          case "Map" -> MapReader.read(members);
          case "Choice" -> ChoiceReader.read(members);
          case "Wait" -> WaitReader.read(members);
          case "Pass" -> pass(members);
          case "Succeed" -> succeed(members);
          case "Fail" -> fail(members);
          default -> {
            members.problem("Type", "unknown state type: " + type);
            yield null;
          }
        };
    if (isKnown(type)) {
      members.reportUnknownFields();
    }
    return state;
  }

  private static boolean isKnown(String type) {
    for (StateType known : StateType.values()) {
      if (known.typeName().equals(type)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable State task(MemberReader members) {
    String comment = members.string("Comment");
    String resource = members.requiredString("Resource");
    InputOutputProcessing io = CommonFieldsReader.io(members);
    TimeLimit timeout = CommonFieldsReader.timeLimit(members, "Timeout");
    TimeLimit heartbeat = CommonFieldsReader.timeLimit(members, "Heartbeat");
    JsonNode credentials = members.tree("Credentials");
    ErrorHandling onError = CommonFieldsReader.onError(members);
    Transition then = CommonFieldsReader.transition(members);
    return resource == null || then == null
        ? null
        : members.build(
            () -> new Task(comment, resource, io, timeout, heartbeat, credentials, onError, then));
  }

  private static @Nullable State parallel(MemberReader members) {
    String comment = members.string("Comment");
    List<Branch> branches =
        members.each("Branches", (node, at) -> MapReader.branch(node, at, members.problems()));
    InputOutputProcessing io = CommonFieldsReader.io(members);
    ErrorHandling onError = CommonFieldsReader.onError(members);
    Transition then = CommonFieldsReader.transition(members);
    if (then == null) {
      return null;
    }
    // Problems of unreadable branches are already reported; only an empty array is a problem
    // of this state.
    JsonNode written = members.tree("Branches");
    List<Branch> known =
        branches.isEmpty() && written != null && !written.isEmpty()
            ? List.of(PLACEHOLDER)
            : branches;
    return members.build(() -> new Parallel(comment, known, io, onError, then));
  }

  private static @Nullable State pass(MemberReader members) {
    String comment = members.string("Comment");
    JsonNode result = members.tree("Result");
    InputOutputProcessing io = CommonFieldsReader.io(members);
    Transition then = CommonFieldsReader.transition(members);
    return then == null ? null : members.build(() -> new Pass(comment, result, io, then));
  }

  private static @Nullable State succeed(MemberReader members) {
    String comment = members.string("Comment");
    InputOutputProcessing io = CommonFieldsReader.io(members);
    return members.build(() -> new Succeed(comment, io));
  }

  private static @Nullable State fail(MemberReader members) {
    String comment = members.string("Comment");
    String error = members.string("Error");
    String errorPath = members.string("ErrorPath");
    String cause = members.string("Cause");
    String causePath = members.string("CausePath");
    return members.build(() -> new Fail(comment, error, errorPath, cause, causePath));
  }
}
