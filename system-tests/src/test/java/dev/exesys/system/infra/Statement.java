package dev.exesys.system.infra;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One statement of a policy.
 *
 * @param holder the role or the attachable policy
 * @param sid the statement's name
 * @param condition as JSON; empty if there is none
 */
record Statement(
    String holder,
    String sid,
    String effect,
    List<String> actions,
    List<String> resources,
    String condition) {

  static Statement of(String holder, JsonNode statement) {
    JsonNode condition = statement.path("Condition");
    return new Statement(
        holder,
        statement.path("Sid").asString(),
        statement.path("Effect").asString(),
        texts(statement.path("Action")),
        texts(statement.path("Resource")),
        condition.isMissingNode() ? "" : condition.toString());
  }

  /** Reads a list, which IAM represents as a single string if it has one element. */
  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(text -> texts.add(text.asString()));
    } else {
      texts.add(node.asString());
    }
    return texts;
  }
}
