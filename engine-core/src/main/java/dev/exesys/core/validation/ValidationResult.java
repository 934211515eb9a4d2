package dev.exesys.core.validation;

import dev.exesys.core.contract.Diagnostic;
import dev.exesys.core.contract.Job;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The result of validating a payload. */
public sealed interface ValidationResult {

  /** Returns all errors and warnings. */
  List<Diagnostic> diagnostics();

  /**
   * The payload is valid.
   *
   * @param payload the parsed payload, which contains secrets
   * @param diagnostics warnings
   */
  record Accepted(Job job, JsonNode payload, List<Diagnostic> diagnostics)
      implements ValidationResult {}

  /**
   * The payload is invalid.
   *
   * @param errors at least one
   * @param diagnostics errors and warnings
   */
  record Refused(List<Diagnostic> errors, List<Diagnostic> diagnostics)
      implements ValidationResult {}
}
