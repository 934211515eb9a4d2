package dev.exesys.compiler.emit;

import dev.exesys.compiler.limits.ServiceLimits;
import dev.exesys.compiler.structure.Plan;
import java.util.ArrayList;
import java.util.List;

/** Finds states that would name more orders than the service takes when they are entered. */
public final class PayloadSizeCheck {
  /** What a payload has beside names: a task token, the run, the action. */
  private static final int AROUND = 8_192;

  private final SizeEstimator sizes;
  private final ReleaseIndex releases;
  private final List<String> problems = new ArrayList<>();

  private PayloadSizeCheck(SizeEstimator sizes, ReleaseIndex releases) {
    this.sizes = sizes;
    this.releases = releases;
  }

  /** What is wrong with the leaves of a plan; empty if all its payloads fit. */
  public static List<String> problems(
      List<Plan> leaves, SizeEstimator sizes, ReleaseIndex releases) {
    PayloadSizeCheck payloads = new PayloadSizeCheck(sizes, releases);
    leaves.forEach(payloads::check);
    return payloads.problems;
  }

  private void check(Plan leaf) {
    switch (leaf) {
      case Plan.Hold(int holder, List<Integer> needs) -> {
        if (needs.size() > ServiceLimits.NAMES_IN_WAIT || isLarge(needs)) {
          problems.add(
              ("%s has to wait for %,d orders by name, which is more than a state can name: %s;"
                      + " let an order that does nothing depend on them, and others on that one")
                  .formatted(name(holder), needs.size(), limits()));
        }
      }
      case Plan.Order(int order) -> {
        if (isLarge(releases.of(order))) {
          problems.add(
              "%s has to release %,d waits, which is more than a state can name: %s"
                  .formatted(name(order), releases.of(order).size(), limits()));
        }
      }
      default -> {
        // UniqueNames80 nothing.
      }
    }
  }

  private static String limits() {
    return "%,d names, %,d bytes"
        .formatted(ServiceLimits.NAMES_IN_WAIT, ServiceLimits.PAYLOAD_BYTES);
  }

  private boolean isLarge(List<Integer> orders) {
    long bytes = AROUND;
    for (int order : orders) {
      bytes += sizes.name(order) + 1;
    }
    return bytes > ServiceLimits.PAYLOAD_BYTES;
  }

  private String name(int order) {
    return sizes.orderName(order);
  }
}
