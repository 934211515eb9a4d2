package dev.exesys.core.validation;

import dev.exesys.core.contract.ExecutionTarget;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Orders of target {@code ssm} have instances to run on, named by their ids or tags. */
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
            "is required, since this deployment has no instances of its own: give instance_ids or"
                + " tags");
      }
      if (!ssm && !targets.isEmpty()) {
        problems.warning(
            "unused_field",
            order.fields().at("ssm_targets"),
            "is of use with execution_target ssm only");
      }
      for (SsmTargetsReader.Target target : targets) {
        if (!SsmTargetsReader.isTag(target.value()) && !ID.matcher(target.value()).matches()) {
          problems.error("bad_instance", target.pointer(), "must be an instance id: i-… or mi-…");
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
          "must have either instance_ids or tags, not both");
    }
    for (String key : tags.propertyNames()) {
      if (key.contains("=")) {
        problems.error(
            "bad_tag",
            Pointer.of(Pointer.of(order.at("ssm_targets"), "tags"), key),
            "may not have '=' in its name; the engine cannot tell it from a value");
      }
    }
  }
}
