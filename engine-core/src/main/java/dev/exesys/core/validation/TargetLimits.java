package dev.exesys.core.validation;

import dev.exesys.core.contract.ExecutionTarget;
import java.util.EnumMap;
import java.util.Map;

/** Requires that the timeout of an order is within the limit of its target. */
final class TargetLimits implements ValidationRule {

  private static final Map<ExecutionTarget, Integer> SECONDS = new EnumMap<>(ExecutionTarget.class);

  static {
    SECONDS.put(ExecutionTarget.LAMBDA, ExecutionTarget.LAMBDA_LIMIT_SECONDS);
    SECONDS.put(ExecutionTarget.CODEBUILD, 36 * 3600);
    SECONDS.put(ExecutionTarget.SSM, 48 * 3600);
    // The longest duration of an execution.
    SECONDS.put(ExecutionTarget.ACTIVITY, 365 * 24 * 3600);
  }

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    for (OrderView order : job.orders()) {
      order
          .fields()
          .text("execution_target")
          .flatMap(ExecutionTarget::fromWire)
          .ifPresent(target -> {
            int limit = SECONDS.getOrDefault(target, Integer.MAX_VALUE);
            if (order.fields().whole("timeout").orElse(0L) > limit) {
              problems.error(
                  "timeout_over_limit", order.fields().at("timeout"), sentence(target, limit));
            }
          });
    }
  }

  private static String sentence(ExecutionTarget target, int limit) {
    String limited =
        "exceeds the limit of execution_target " + target.wire() + ", " + limit + " seconds: ";
    return limited
        + (target == ExecutionTarget.LAMBDA
            ? "shorten it or use execution_target codebuild"
            : "shorten it");
  }
}
