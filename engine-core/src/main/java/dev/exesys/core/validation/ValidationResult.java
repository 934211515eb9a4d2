package dev.exesys.core.validation;

import dev.exesys.core.contract.Diagnostic;
import dev.exesys.core.contract.Job;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What became of a payload. */
public sealed interface ValidationResult {

  /** All errors and warnings. */
  List<Diagnostic> diagnostics();

  /**
   * It is a job.
   *
   * @param payload the parsed payload; holds secrets
   * @param diagnostics warnings
   */
  record Accepted(Job job, JsonNode payload, List<Diagnostic> diagnostics)
      implements ValidationResult {}

  /**
   * It is not.
   *
   * @param errors at least one
   * @param diagnostics the errors, and warnings
   */
  record Refused(List<Diagnostic> errors, List<Diagnostic> diagnostics)
      implements ValidationResult {}
}
