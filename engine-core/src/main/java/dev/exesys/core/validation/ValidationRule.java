package dev.exesys.core.validation;

/**
 * One rule about jobs. It is asked about every payload that is a JSON object, also when other rules
 * found problems: so it looks at values of the right type only, and leaves the others to the
 * schema. Rules keep no state.
 */
@FunctionalInterface
interface ValidationRule {

  /** Adds a problem for every place where the rule is broken. */
  void check(PayloadView job, DiagnosticCollector problems);
}
