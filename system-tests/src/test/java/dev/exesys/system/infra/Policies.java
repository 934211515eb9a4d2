package dev.exesys.system.infra;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the policies of a plan. */
final class Policies {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Policies() {}

  /**
   * Returns all statements of roles and attachable policies, in the plan's order.
   *
   * @throws IllegalStateException if a policy is not known before the apply
   */
  static List<Statement> of(JsonNode plan) {
    List<Statement> statements = new ArrayList<>();
    for (JsonNode resource : resources(plan)) {
      JsonNode values = resource.path("values");
      switch (resource.path("type").asString()) {
        case "aws_iam_role_policy" -> add(statements, values.path("role"), resource);
        case "aws_iam_policy" -> add(statements, values.path("name"), resource);
        case "aws_iam_role_policy_attachment", "aws_iam_user_policy", "aws_iam_group_policy" ->
            throw new IllegalStateException(
                resource.path("address") + " gives rights that the table does not show");
        default -> {
          // The resource is not a policy.
        }
      }
    }
    return statements;
  }

  /** Returns all resources of a plan or a state, of all modules. */
  static List<JsonNode> resources(JsonNode planOrState) {
    List<JsonNode> resources = new ArrayList<>();
    collect(planOrState.at("/planned_values/root_module"), resources);
    collect(planOrState.at("/values/root_module"), resources);
    return resources;
  }

  private static void add(List<Statement> statements, JsonNode holder, JsonNode resource) {
    JsonNode policy = resource.at("/values/policy");
    if (!policy.isString() || !holder.isString()) {
      throw new IllegalStateException("the plan does not know " + resource.path("address"));
    }
    for (JsonNode statement : JSON.readTree(policy.asString()).path("Statement")) {
      statements.add(Statement.of(holder.asString(), statement));
    }
  }

  private static void collect(JsonNode module, List<JsonNode> resources) {
    module.path("resources").forEach(resources::add);
    module.path("child_modules").forEach(child -> collect(child, resources));
  }
}
