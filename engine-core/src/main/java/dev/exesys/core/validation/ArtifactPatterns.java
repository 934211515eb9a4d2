package dev.exesys.core.validation;

import dev.exesys.core.artifact.ArtifactPattern;

/**
 * Requires that artifacts are patterns below the working directory, of an order that one instance
 * runs.
 */
final class ArtifactPatterns implements ValidationRule {

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    for (OrderView order : job.orders()) {
      for (FieldsView.Element pattern : order.fields().texts("artifacts")) {
        ArtifactPattern.problem(pattern.value())
            .ifPresent(problem -> problems.error("bad_pattern", pattern.pointer(), problem));
      }
      boolean stores = !order.fields().texts("artifacts").isEmpty();
      if (stores && SeveralInstances.areNamedBy(order)) {
        problems.error(
            "several_instances",
            order.fields().at("artifacts"),
            SeveralInstances.describe(order) + " cannot store artifacts: name one instance");
      }
    }
  }
}
