package dev.exesys.core.validation;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Dependencies name other orders of the job; naming one twice changes nothing. */
final class KnownDependencies implements Rule {

  @Override
  public void check(PayloadView job, Problems problems) {
    Set<String> names = new LinkedHashSet<>();
    job.orders().forEach(order -> names.add(order.name()));
    for (OrderView order : job.orders()) {
      Set<String> seen = new HashSet<>();
      order
          .fields()
          .texts("dependencies")
          .forEach((at, name) -> {
            if (name.equals(order.name())) {
              problems.error(
                  "self_dependency", at, "\"" + name + "\" depends on itself: remove it");
            } else if (!names.contains(name)) {
              problems.error(
                  "unknown_dependency",
                  at,
                  "there is no order \""
                      + name
                      + "\""
                      + Suggestions.nearest(name, names)
                          .map(n -> ": did you mean \"" + n + "\"?")
                          .orElse(""));
            } else if (!seen.add(name)) {
              problems.warning("duplicate_dependency", at, "\"" + name + "\" is named already");
            }
          });
    }
  }
}
