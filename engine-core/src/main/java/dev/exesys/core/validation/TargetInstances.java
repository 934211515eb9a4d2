package dev.exesys.core.validation;

import dev.exesys.core.contract.ExecutionTarget;
import java.util.regex.Pattern;

/** Orders of target {@code ssm} have an instance to run on, named by its id. */
final class TargetInstances implements Rule {

  private static final Pattern ID = Pattern.compile("m?i-[0-9A-Za-z]{1,64}");

  private final ValidationPolicy policy;

  TargetInstances(ValidationPolicy policy) {
    this.policy = policy;
  }

  @Override
  public void check(PayloadView job, Problems problems) {
    for (OrderView order : job.orders()) {
      var targets = order.fields().texts("ssm_targets");
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
            "is required, since this deployment has no instances of its own: list instance ids");
      }
      if (!ssm && !targets.isEmpty()) {
        problems.warning(
            "unused_field",
            order.fields().at("ssm_targets"),
            "is of use with execution_target ssm only");
      }
      for (FieldsView.Element target : targets) {
        if (!ID.matcher(target.value()).matches()) {
          problems.error("bad_instance", target.pointer(), "must be an instance id: i-… or mi-…");
        }
      }
    }
  }
}
