package dev.exesys.core.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes the body of response 200 to POST /init.
 *
 * @param status always {@code ok}
 * @param runId the UUID of the run
 * @param traceId eight hexadecimal digits
 * @param flowId {@code username:trace_id-flow_label}
 * @param doneEndpt the S3 URI of the done object
 * @param consoleUrl page of the execution in the Step Functions console; null if there is none
 * @param warnings the warnings of the validator, one line each; null if there are none
 */
public record InitResponse(
    String status,
    String runId,
    String traceId,
    String flowId,
    String doneEndpt,
    @Nullable String consoleUrl,
    @Nullable List<String> warnings) {

  /** Creates the response for a run whose done object will be in {@code doneBucket}. */
  public static InitResponse of(RunIds ids, String doneBucket, @Nullable String consoleUrl) {
    return new InitResponse(
        "ok",
        ids.runId(),
        ids.traceId(),
        ids.flowId(),
        "s3://" + doneBucket + "/" + DoneObject.key(ids.runId()),
        consoleUrl,
        null);
  }

  /** Returns a copy with these warnings, which may be empty. */
  public InitResponse withWarnings(List<String> lines) {
    return new InitResponse(
        status,
        runId,
        traceId,
        flowId,
        doneEndpt,
        consoleUrl,
        lines.isEmpty() ? null : List.copyOf(lines));
  }
}
