package dev.exesys.core.validation;

import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.core.contract.PoolName;
import java.util.Optional;

/** Requires that orders of target {@code activity}, and only those, name a pool that exists. */
final class TargetPools implements ValidationRule {

  private final ValidationPolicy policy;

  TargetPools(ValidationPolicy policy) {
    this.policy = policy;
  }

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    for (OrderView order : job.orders()) {
      Optional<String> pool = order.fields().text("pool");
      boolean polled =
          order
              .fields()
              .text("execution_target")
              .filter(ExecutionTarget.ACTIVITY.wire()::equals)
              .isPresent();
      String pointer = order.fields().at("pool");
      if (!polled) {
        pool.filter(name -> !order.fields().inherited().contains("pool"))
            .ifPresent(name ->
            problems.warning(
                "unused_field",
                pointer,
                "is ignored: it applies only to execution_target activity"));
      } else if (pool.isEmpty()) {
        problems.error(
            "no_pool", pointer, "is required for execution_target activity: " + existing());
      } else if (!PoolName.isValid(pool.get())) {
        problems.error("bad_pool", pointer, "is not the name of a pool: " + PoolName.FORM);
      } else if (!policy.hasPool(pool.get())) {
        problems.error(
            "unknown_pool",
            pointer,
            "names pool " + pool.get() + ", which does not exist: " + existing());
      }
    }
  }

  private String existing() {
    if (policy.pools().contains("*")) {
      return "name a pool of the deployment";
    }
    return policy.pools().isEmpty()
        ? "this deployment has no pools"
        : "the pools of this deployment are " + String.join(", ", policy.pools());
  }
}
