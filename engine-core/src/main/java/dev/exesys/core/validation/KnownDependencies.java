package dev.exesys.core.validation;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Requires that dependencies name other orders of the job. A repeated dependency is a warning. */
final class KnownDependencies implements ValidationRule {

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    Set<String> names = new LinkedHashSet<>();
    job.orders().forEach(order -> names.add(order.name()));
    job.orders().forEach(order -> names.add(order.group()));
    for (OrderView order : job.orders()) {
      Set<String> seen = new HashSet<>();
      for (FieldsView.Element dependency : order.fields().texts("dependencies")) {
        check(dependency, order, names, seen, problems);
      }
    }
  }

  private static void check(
      FieldsView.Element dependency,
      OrderView order,
      Set<String> names,
      Set<String> seen,
      DiagnosticCollector problems) {
    String name = dependency.value();
    if (name.equals(order.name()) || name.equals(order.group())) {
      problems.error(
          "self_dependency",
          dependency.pointer(),
          "order \"" + name + "\" depends on itself: remove this dependency");
    } else if (!names.contains(name)) {
      problems.error(
          "unknown_dependency",
          dependency.pointer(),
          "no order is named \""
              + name
              + "\""
              + Suggestions.nearest(name, names)
                  .map(n -> ": did you mean \"" + n + "\"?")
                  .orElse(": use the order_name of an order of this job"));
    } else if (!seen.add(name)) {
      problems.warning(
          "duplicate_dependency",
          dependency.pointer(),
          "\"" + name + "\" is already a dependency of this order: remove the duplicate");
    }
  }
}
