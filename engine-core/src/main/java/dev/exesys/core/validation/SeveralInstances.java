package dev.exesys.core.validation;

/**
 * Finds orders that are known to run on several instances, which share neither files nor outputs.
 */
final class SeveralInstances {

  private SeveralInstances() {}

  static boolean areNamedBy(OrderView order) {
    return SsmTargetsReader.of(order.fields()).stream()
            .filter(target -> !SsmTargetsReader.isTag(target.value()))
            .map(SsmTargetsReader.Target::value)
            .distinct()
            .count()
        > 1;
  }

  static String describe(OrderView order) {
    return "order \"" + order.name() + "\" runs on several instances and";
  }
}
