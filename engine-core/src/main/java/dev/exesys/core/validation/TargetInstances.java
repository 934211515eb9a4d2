package dev.exesys.core.validation;

import dev.exesys.core.contract.ExecutionTarget;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Requires that orders of target {@code ssm} have instances, named by id or tag. */
final class TargetInstances implements ValidationRule {

  private static final Pattern ID = Pattern.compile("m?i-[0-9A-Za-z]{1,64}");

  private final ValidationPolicy policy;

  TargetInstances(ValidationPolicy policy) {
    this.policy = policy;
  }

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    for (OrderView order : job.orders()) {
      var targets = SsmTargetsReader.of(order.fields());
      boolean ssm =
          order
              .fields()
              .text("execution_target")
              .filter(ExecutionTarget.SSM.wire()::equals)
              .isPresent();
      if (ssm && targets.isEmpty() && !policy.hasInstances()) {
        problems.error(
            "no_instance",
            order.fields().at("ssm_targets"),
            "is required, because this deployment has no default instances: set instance_ids or tags");
      }
      if (!ssm && !targets.isEmpty()) {
        problems.warning(
            "unused_field",
            order.fields().at("ssm_targets"),
            "is ignored: it applies only to execution_target ssm");
      }
      for (SsmTargetsReader.Target target : targets) {
        if (!SsmTargetsReader.isTag(target.value()) && !ID.matcher(target.value()).matches()) {
          problems.error(
              "bad_instance",
              target.pointer(),
              "is not an instance id: use an id of the form i-… or mi-…");
        }
      }
      check(order.fields(), problems);
    }
  }

  private static void check(FieldsView order, DiagnosticCollector problems) {
    JsonNode targets = order.node().path("ssm_targets");
    JsonNode tags = targets.path("tags");
    if (tags.isObject() && targets.path("instance_ids").isArray()) {
      problems.error(
          "two_kinds_of_targets",
          order.at("ssm_targets"),
          "has both instance_ids and tags: remove one of them");
    }
    for (String key : tags.propertyNames()) {
      if (key.contains("=")) {
        problems.error(
            "bad_tag",
            Pointer.of(Pointer.of(order.at("ssm_targets"), "tags"), key),
            "contains '=', which separates the key of a tag from its value: use another tag");
      }
    }
  }
}
