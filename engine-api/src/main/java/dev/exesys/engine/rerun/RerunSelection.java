package dev.exesys.engine.rerun;

import dev.exesys.core.contract.Diagnostic;
import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.Job;
import dev.exesys.core.contract.Order;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.contract.When;
import dev.exesys.core.store.OrderItem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.Set;

/**
 * Selects the orders that a rerun runs again: those that are named, or by default those that did
 * not succeed, and in either case the orders that depend on them. The others are carried over.
 */
final class RerunSelection {
  private static final Set<String> UNSTARTED = Set.of(EventType.BLOCKED, EventType.REJECTED);

  private final Job job;
  private final Map<String, OrderItem> items;

  private RerunSelection(Job job, Map<String, OrderItem> items) {
    this.job = job;
    this.items = items;
  }

  /** The result of a selection. */
  sealed interface Result permits Selected, Refused {}

  /** The names of the orders that run again; not empty. */
  record Selected(Set<String> names) implements Result {}

  /** The names cannot be run again. */
  record Refused(List<Diagnostic> problems) implements Result {}

  /**
   * Selects orders.
   *
   * @param items the settled orders of the run
   * @param names orders to run again, or names of matrices; empty for those that did not succeed
   */
  static Result of(Job job, Collection<OrderItem> items, List<String> names) {
    Map<String, OrderItem> byName = new LinkedHashMap<>();
    items.forEach(item -> byName.put(item.name(), item));
    return new RerunSelection(job, byName).select(names);
  }

  private Result select(List<String> names) {
    List<Diagnostic> problems = new ArrayList<>();
    SequencedSet<String> first = new LinkedHashSet<>();
    if (names.isEmpty()) {
      job.orders().stream().map(Order::orderName).filter(this::isUnsuccessful).forEach(first::add);
      if (first.isEmpty()) {
        problems.add(
            Diagnostic.error(
                "nothing_to_rerun", "", "every order succeeded: name the orders to run again"));
      }
    }
    for (int i = 0; i < names.size(); i++) {
      List<String> found = expanded(names.get(i));
      if (found.isEmpty()) {
        problems.add(
            Diagnostic.error(
                "unknown_order", "/orders/" + i, "the run has no order " + names.get(i)));
      }
      first.addAll(found);
    }
    Set<String> selected = withDependents(first);
    if (!names.isEmpty()) {
      first.forEach(name -> checkStarts(name, selected, problems));
    }
    return problems.isEmpty() ? new Selected(selected) : new Refused(List.copyOf(problems));
  }

  /** Returns the orders of a name: the order itself, or the combinations of its matrix. */
  private List<String> expanded(String name) {
    return job.orders().stream()
        .filter(order ->
            order.orderName().equals(name)
                || (!order.matrix().isEmpty() && order.orderName().startsWith(name + "[")))
        .map(Order::orderName)
        .toList();
  }

  private boolean isUnsuccessful(String name) {
    OrderItem item = items.get(name);
    return item == null || item.status() != OrderStatus.SUCCEEDED;
  }

  private Set<String> withDependents(Collection<String> first) {
    Map<String, List<String>> dependents = new LinkedHashMap<>();
    for (Order order : job.orders()) {
      order
          .dependencies()
          .forEach(
              d -> dependents.computeIfAbsent(d, n -> new ArrayList<>()).add(order.orderName()));
    }
    Set<String> selected = new LinkedHashSet<>(first);
    Deque<String> open = new ArrayDeque<>(first);
    while (!open.isEmpty()) {
      for (String dependent : dependents.getOrDefault(open.remove(), List.of())) {
        if (selected.add(dependent)) {
          open.add(dependent);
        }
      }
    }
    return selected;
  }

  /** Refuses a named order that would be blocked by an order that does not run again. */
  private void checkStarts(String name, Set<String> selected, List<Diagnostic> problems) {
    Order order =
        job.orders().stream().filter(o -> o.orderName().equals(name)).findFirst().orElseThrow();
    if (order.when() != When.ON_SUCCESS) {
      return;
    }
    order.dependencies().stream()
        .filter(dependency -> !selected.contains(dependency) && blocks(dependency))
        .findFirst()
        .ifPresent(dependency ->
            problems.add(
                Diagnostic.error(
                    "blocked_order",
                    "/orders",
                    "order "
                        + name
                        + " would be blocked by "
                        + dependency
                        + ", which did not succeed: run "
                        + dependency
                        + " again too")));
  }

  private boolean blocks(String name) {
    OrderItem item = items.get(name);
    boolean blocked =
        item != null
            && UNSTARTED.contains(Objects.requireNonNullElse(item.progress().eventType(), ""));
    return isUnsuccessful(name) && (blocked || item == null || item.order().mustSucceed());
  }
}
