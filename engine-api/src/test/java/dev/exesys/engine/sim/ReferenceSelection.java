package dev.exesys.engine.sim;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Selects the orders of a rerun by the rules of the design, independently of the engine. */
final class ReferenceSelection {
  private final JsonNode job;
  private final Map<String, ReferenceExecution.Fate> fates;

  ReferenceSelection(JsonNode job, Map<String, ReferenceExecution.Fate> fates) {
    this.job = job;
    this.fates = fates;
  }

  /**
   * Returns the orders that run again.
   *
   * @param named empty for those that did not succeed
   */
  Set<String> runAgain(List<String> named) {
    Set<String> again =
        named.isEmpty()
            ? fates.keySet().stream()
                .filter(name -> !fate(name).status().equals("succeeded"))
                .collect(Collectors.toCollection(HashSet::new))
            : new HashSet<>(named);
    boolean more = true;
    while (more) {
      more = false;
      for (JsonNode order : job.path("orders")) {
        boolean dependent =
            order.path("dependencies").valueStream().anyMatch(d -> again.contains(d.asString()));
        more |= dependent && again.add(order.path("order_name").asString());
      }
    }
    return again;
  }

  /** Returns whether a named order would be blocked by an order that does not run again. */
  boolean isRefused(List<String> named) {
    Set<String> again = runAgain(named);
    return job.path("orders")
        .valueStream()
        .filter(order -> named.contains(order.path("order_name").asString()))
        .filter(order -> order.path("when").asString().equals("on_success"))
        .flatMap(order -> order.path("dependencies").valueStream())
        .anyMatch(d -> !again.contains(d.asString()) && blocks(d.asString()));
  }

  private boolean blocks(String name) {
    boolean mustSucceed =
        job.path("orders")
            .valueStream()
            .filter(order -> order.path("order_name").asString().equals(name))
            .anyMatch(order -> order.path("must_succeed").asBoolean());
    return !fate(name).status().equals("succeeded")
        && (mustSucceed || Set.of("blocked", "rejected").contains(fate(name).eventType()));
  }

  /** Returns the fates of the orders that do not run again. */
  Map<String, ReferenceExecution.Fate> carriedOver(Set<String> again) {
    return fates.keySet().stream()
        .filter(name -> !again.contains(name))
        .collect(Collectors.toMap(name -> name, name -> fate(name).carriedOver()));
  }

  private ReferenceExecution.Fate fate(String name) {
    return Objects.requireNonNull(fates.get(name));
  }
}
