package dev.exesys.core.contract;

/**
 * Describes the body of response 200 to POST /init.
 *
 * @param status always {@code ok}
 * @param runId the UUID of the run
 * @param traceId eight hexadecimal digits
 * @param flowId {@code username:trace_id-flow_label}
 * @param doneEndpt the S3 URI of the done object
 */
public record InitResponse(
    String status, String runId, String traceId, String flowId, String doneEndpt) {

  /** Creates the response for a run whose done object will be in {@code doneBucket}. */
  public static InitResponse of(RunIds ids, String doneBucket) {
    return new InitResponse(
        "ok",
        ids.runId(),
        ids.traceId(),
        ids.flowId(),
        "s3://" + doneBucket + "/" + DoneObject.key(ids.runId()));
  }
}
