package dev.exesys.core.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of every answer that is not a success.
 *
 * @param status always {@code error}
 * @param error one sentence
 * @param errors for a refused payload: one line a problem
 * @param diagnostics the same problems with code and JSON Pointer; beyond the contract
 * @param runId if one was allocated
 * @param traceId if one was allocated
 */
public record ErrorResponse(
    String status,
    String error,
    @Nullable List<String> errors,
    @Nullable List<Diagnostic> diagnostics,
    @Nullable String runId,
    @Nullable String traceId) {

  /** An answer with one sentence. */
  public static ErrorResponse of(String error) {
    return new ErrorResponse("error", error, null, null, null, null);
  }

  /** An answer about a run that got its ids before things went wrong. */
  public static ErrorResponse of(String error, RunIds ids) {
    return new ErrorResponse("error", error, null, null, ids.runId(), ids.traceId());
  }

  /** The answer to a payload that was refused. */
  public static ErrorResponse refused(List<Diagnostic> diagnostics) {
    String count = diagnostics.size() == 1 ? "1 error" : diagnostics.size() + " errors";
    return new ErrorResponse(
        "error",
        "the job was refused: " + count,
        diagnostics.stream().map(Diagnostic::line).toList(),
        List.copyOf(diagnostics),
        null,
        null);
  }
}
