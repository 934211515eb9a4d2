package dev.exesys.core.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes the body of every response that is not a success.
 *
 * @param status always {@code error}
 * @param error one sentence for a person
 * @param errors one line for each problem of a refused payload
 * @param diagnostics the same problems with code and JSON Pointer; an extension of the contract
 * @param runId present if the run was given one
 * @param traceId present if the run was given one
 */
public record ErrorResponse(
    String status,
    String error,
    @Nullable List<String> errors,
    @Nullable List<Diagnostic> diagnostics,
    @Nullable String runId,
    @Nullable String traceId) {

  /** Creates a response of one sentence. */
  public static ErrorResponse of(String error) {
    return new ErrorResponse("error", error, null, null, null, null);
  }

  /** Creates a response about a run that failed after it was given its ids. */
  public static ErrorResponse of(String error, RunIds ids) {
    return new ErrorResponse("error", error, null, null, ids.runId(), ids.traceId());
  }

  /** Creates the response to a refused payload. */
  public static ErrorResponse refused(List<Diagnostic> diagnostics) {
    return refused("the job was refused", diagnostics);
  }

  /** Creates the response to a refused request. */
  public static ErrorResponse refused(String what, List<Diagnostic> diagnostics) {
    String count = diagnostics.size() == 1 ? "1 error" : diagnostics.size() + " errors";
    return new ErrorResponse(
        "error",
        what + ": " + count,
        diagnostics.stream().map(Diagnostic::line).toList(),
        List.copyOf(diagnostics),
        null,
        null);
  }
}
