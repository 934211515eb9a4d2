package dev.exesys.asl.json;

import dev.exesys.asl.Choice;
import dev.exesys.asl.ChoiceRule;
import dev.exesys.asl.Condition;
import dev.exesys.asl.InputOutputProcessing;
import dev.exesys.asl.Operator;
import dev.exesys.asl.State;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads Choice states. */
final class ChoiceReader {
  private ChoiceReader() {}

  static @Nullable State read(MemberReader members) {
    String comment = members.string("Comment");
    List<ChoiceRule> rules =
        members.each("Choices", (node, at) -> rule(node, at, members.problems()));
    String otherwise = members.string("Default");
    InputOutputProcessing io = CommonFieldsReader.io(members);
    JsonNode written = members.tree("Choices");
    return rules.isEmpty() && written != null && !written.isEmpty()
        ? null
        : members.build(() -> new Choice(comment, rules, otherwise, io));
  }

  private static @Nullable ChoiceRule rule(
      JsonNode json, String pointer, List<AslProblem> problems) {
    MemberReader members = MemberReader.of(json, pointer, problems);
    if (members == null) {
      return null;
    }
    String next = members.requiredString("Next");
    String comment = members.string("Comment");
    Condition condition = condition(members);
    members.reportUnknownFields();
    return next == null || condition == null
        ? null
        : members.build(() -> new ChoiceRule(condition, next, comment));
  }

  private static @Nullable Condition operand(
      JsonNode json, String pointer, List<AslProblem> problems) {
    MemberReader members = MemberReader.of(json, pointer, problems);
    if (members == null) {
      return null;
    }
    String unused = members.string("Comment");
    Condition condition = condition(members);
    members.reportUnknownFields();
    return condition;
  }

  private static @Nullable Condition condition(MemberReader members) {
    if (members.has("And")) {
      List<Condition> all =
          members.each("And", (node, at) -> operand(node, at, members.problems()));
      return members.build(() -> new Condition.And(all));
    }
    if (members.has("Or")) {
      List<Condition> any = members.each("Or", (node, at) -> operand(node, at, members.problems()));
      return members.build(() -> new Condition.Or(any));
    }
    JsonNode not = members.tree("Not");
    if (not != null) {
      Condition negated = operand(not, members.at("Not"), members.problems());
      return negated == null ? null : new Condition.Not(negated);
    }
    return comparison(members);
  }

  private static @Nullable Condition comparison(MemberReader members) {
    String variable = members.requiredString("Variable");
    List<Operator> found = new ArrayList<>();
    for (Operator operator : Operator.values()) {
      if (members.has(operator.fieldName())) {
        found.add(operator);
      }
    }
    if (found.size() != 1) {
      members
          .problems()
          .add(
              new AslProblem(
                  members.pointer(),
                  found.isEmpty()
                      ? "comparison operator is missing"
                      : "more than one comparison operator"));
      found.forEach(operator -> members.tree(operator.fieldName()));
      return null;
    }
    JsonNode operand = members.tree(found.get(0).fieldName());
    return variable == null || operand == null
        ? null
        : members.build(() -> new Condition.Comparison(variable, found.get(0), operand));
  }
}
