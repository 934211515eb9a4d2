package dev.exesys.core.validation;

import dev.exesys.core.contract.OutputReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Requires that an order receives outputs and artifacts from orders that it depends on, directly or
 * not, and artifacts only from orders that store some.
 */
final class KnownProducers implements ValidationRule {

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    Map<String, OrderView> orders = new LinkedHashMap<>();
    job.orders().forEach(order -> orders.putIfAbsent(order.name(), order));
    List<Use> uses = uses(job);
    if (uses.isEmpty()) {
      return;
    }
    DependencyPaths paths = new DependencyPaths(job.orders());
    for (Use use : uses) {
      OrderView producer = orders.get(use.producer());
      if (producer == null) {
        problems.error(
            "unknown_order",
            use.pointer(),
            "there is no order \""
                + use.producer()
                + "\""
                + Suggestions.nearest(use.producer(), orders.keySet())
                    .map(name -> ": did you mean \"" + name + "\"?")
                    .orElse(""));
      } else if (!paths.lead(use.consumer(), producer)) {
        problems.error(
            "not_a_dependency",
            use.pointer(),
            "order \""
                + use.consumer().name()
                + "\" does not depend on \""
                + use.producer()
                + "\": add it to \"dependencies\"");
      } else {
        checkProducer(use, producer, problems);
      }
    }
  }

  private static void checkProducer(Use use, OrderView producer, DiagnosticCollector problems) {
    if (use.artifacts() && producer.fields().texts("artifacts").isEmpty()) {
      problems.error(
          "no_artifacts",
          use.pointer(),
          "order \"" + use.producer() + "\" stores no artifacts: add \"artifacts\" to it");
    } else if (!use.artifacts() && SeveralInstances.areNamedBy(producer)) {
      problems.error(
          "several_instances",
          use.pointer(),
          SeveralInstances.describe(producer) + " cannot have outputs: name one instance");
    } else if (use.repeated()) {
      problems.warning(
          "duplicate_producer",
          use.pointer(),
          "\"" + use.producer() + "\" is listed twice: the second entry has no effect");
    }
  }

  /**
   * A place where an order names another from which it receives data.
   *
   * @param artifacts whether it receives artifacts, not an output
   * @param repeated whether the same list names the order before
   */
  private record Use(
      OrderView consumer, String producer, String pointer, boolean artifacts, boolean repeated) {}

  private static List<Use> uses(PayloadView job) {
    List<Use> uses = new ArrayList<>();
    for (OrderView order : job.orders()) {
      FieldsView fields = order.fields();
      fields
          .textMembers("inputs")
          .forEach((variable, text) ->
              OutputReference.parse(text)
                  .ifPresent(reference ->
                      uses.add(
                          new Use(
                              order,
                              reference.order(),
                              Pointer.of(fields.at("inputs"), variable),
                              false,
                              false))));
      Set<String> seen = new HashSet<>();
      for (FieldsView.Element name : order.artifactsFrom()) {
        uses.add(new Use(order, name.value(), name.pointer(), true, !seen.add(name.value())));
      }
    }
    return uses;
  }
}
