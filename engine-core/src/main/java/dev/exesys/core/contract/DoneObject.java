package dev.exesys.core.contract;

/**
 * Describes the content of {@code s3://{done_bucket}/{run_id}/done}, section 2 of the contract.
 *
 * @param status a status of a finished run
 * @param summary the number of orders by outcome
 */
public record DoneObject(JobStatus status, Summary summary) {

  public DoneObject {
    if (!status.finished()) {
      throw new IllegalArgumentException(
          "a done object requires the status of a finished run, not " + status.wire());
    }
  }

  /** Returns the object's key in the done bucket. */
  public static String key(String runId) {
    return runId + "/done";
  }
}
