package dev.exesys.compiler.emit;

import dev.exesys.asl.ServiceLimits;
import dev.exesys.compiler.structure.Plan;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds states whose payload would exceed the size limit of Step Functions or whose item would
 * exceed the size limit of DynamoDB.
 */
public final class PayloadSizeCheck {
  /** The allowance for the rest of a payload: task token, run and action. */
  private static final int PAYLOAD_OVERHEAD_BYTES = 8_192;

  private final SizeEstimator sizes;
  private final ReleaseIndex releases;
  private final List<String> problems = new ArrayList<>();

  private PayloadSizeCheck(SizeEstimator sizes, ReleaseIndex releases) {
    this.sizes = sizes;
    this.releases = releases;
  }

  /**
   * Returns the problems of a plan; empty if all payloads fit.
   *
   * @param leaves the leaves of the plan
   */
  public static List<String> problems(
      List<Plan> leaves, SizeEstimator sizes, ReleaseIndex releases) {
    PayloadSizeCheck check = new PayloadSizeCheck(sizes, releases);
    leaves.forEach(check::check);
    return check.problems;
  }

  private void check(Plan leaf) {
    switch (leaf) {
      case Plan.DependencyWait(int waitingOrder, List<Integer> dependencies) -> {
        if (dependencies.size() > ServiceLimits.ORDERS_IN_WAIT || isLarge(dependencies)) {
          problems.add(
              ("order \"%s\" has %,d dependencies to wait for, more than a wait state can list (%s):"
                      + " add an order without commands that depends on them, and depend on that order")
                  .formatted(name(waitingOrder), dependencies.size(), limits()));
        }
      }
      case Plan.Order(int order) -> {
        if (isLarge(releases.of(order))) {
          problems.add(
              "order \"%s\" releases %,d wait states, more than its settle state can list (%s)"
                  .formatted(name(order), releases.of(order).size(), limits()));
        }
      }
      default -> {
        // Child executions list no orders; sequences and forks are not leaves.
      }
    }
  }

  private static String limits() {
    return "%,d names, %,d bytes"
        .formatted(ServiceLimits.ORDERS_IN_WAIT, ServiceLimits.PAYLOAD_BYTES);
  }

  private boolean isLarge(List<Integer> orders) {
    long bytes = PAYLOAD_OVERHEAD_BYTES;
    for (int order : orders) {
      bytes += sizes.name(order) + 1;
    }
    return bytes > ServiceLimits.PAYLOAD_BYTES;
  }

  private String name(int order) {
    return sizes.orderName(order);
  }
}
