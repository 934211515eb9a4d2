package dev.exesys.core.contract;

/**
 * The content of {@code s3://{done_bucket}/{run_id}/done}, section 2 of the contract.
 *
 * @param status one of the three ends of a run
 * @param summary how its orders ended
 */
public record DoneObject(JobStatus status, Summary summary) {

  public DoneObject {
    if (!status.over()) {
      throw new IllegalArgumentException(
          "a done object needs the status of a run that is over, not " + status.wire());
    }
  }

  /** The object's key in the done bucket. */
  public static String key(String runId) {
    return runId + "/done";
  }
}
