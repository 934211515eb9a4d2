package dev.exesys.core.validation;

/**
 * Checks one property of jobs. A rule is applied to every payload that is a JSON object, even if
 * other rules find problems, so it reads only values of the right type and leaves others to the
 * schema. Rules are stateless.
 */
@FunctionalInterface
interface ValidationRule {

  /** Adds a problem for every violation. */
  void check(PayloadView job, DiagnosticCollector problems);
}
