package dev.exesys.asl.json;

import dev.exesys.asl.Choice;
import dev.exesys.asl.ChoiceRule;
import dev.exesys.asl.Condition;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes the fields of Choice states. */
final class ChoiceWriter {
  private ChoiceWriter() {}

  static void write(JsonGenerator json, Choice choice) {
    json.writeArrayPropertyStart("Choices");
    for (ChoiceRule rule : choice.choices()) {
      json.writeStartObject();
      CommonFieldsWriter.optional(json, "Comment", rule.comment());
      members(json, rule.condition());
      json.writeStringProperty("Next", rule.next());
      json.writeEndObject();
    }
    json.writeEndArray();
    CommonFieldsWriter.optional(json, "Default", choice.otherwise());
    CommonFieldsWriter.io(json, choice.io());
  }

  private static void members(JsonGenerator json, Condition condition) {
    switch (condition) {
      case Condition.And(List<Condition> operands) -> list(json, "And", operands);
      case Condition.Or(List<Condition> operands) -> list(json, "Or", operands);
      case Condition.Not(Condition operand) -> {
        json.writeName("Not");
        object(json, operand);
      }
      case Condition.Comparison comparison -> {
        json.writeStringProperty("Variable", comparison.variable());
        CommonFieldsWriter.tree(json, comparison.operator().fieldName(), comparison.operand());
      }
    }
  }

  private static void list(JsonGenerator json, String member, List<Condition> operands) {
    json.writeArrayPropertyStart(member);
    operands.forEach(operand -> object(json, operand));
    json.writeEndArray();
  }

  private static void object(JsonGenerator json, Condition condition) {
    json.writeStartObject();
    members(json, condition);
    json.writeEndObject();
  }
}
