package dev.exesys.core.validation;

import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.core.contract.PoolName;
import java.util.List;
import java.util.Optional;

/** Requires that orders of target {@code activity}, and only those, name a pool that exists. */
final class TargetPools implements ValidationRule {

  private final ValidationPolicy policy;

  TargetPools(ValidationPolicy policy) {
    this.policy = policy;
  }

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    boolean uses = job.orders().stream().anyMatch(TargetPools::isPolled);
    // Listing the pools takes a request.
    List<String> pools = uses ? policy.pools().get() : List.of();
    for (OrderView order : job.orders()) {
      if (isPolled(order)) {
        check(order.fields(), pools, problems);
      } else if (order.fields().text("pool").isPresent()
          && !order.fields().inherited().contains("pool")) {
        problems.warning(
            "unused_field",
            order.fields().at("pool"),
            "is ignored: it applies only to execution_target activity");
      }
    }
  }

  private static boolean isPolled(OrderView order) {
    return order
        .fields()
        .text("execution_target")
        .filter(ExecutionTarget.ACTIVITY.wire()::equals)
        .isPresent();
  }

  private static void check(FieldsView order, List<String> pools, DiagnosticCollector problems) {
    String pointer = order.at("pool");
    Optional<String> pool = order.text("pool");
    if (pool.isEmpty()) {
      problems.error(
          "no_pool", pointer, "is required for execution_target activity: " + existing(pools));
    } else if (!PoolName.isValid(pool.get())) {
      problems.error("bad_pool", pointer, "is not the name of a pool: " + PoolName.FORM);
    } else if (!pools.contains("*") && !pools.contains(pool.get())) {
      problems.error(
          "unknown_pool",
          pointer,
          "names pool " + pool.get() + ", which does not exist: " + existing(pools));
    }
  }

  private static String existing(List<String> pools) {
    if (pools.contains("*")) {
      return "name a pool of the deployment";
    }
    return pools.isEmpty()
        ? "this deployment has no pools"
        : "the pools of this deployment are " + String.join(", ", pools);
  }
}
