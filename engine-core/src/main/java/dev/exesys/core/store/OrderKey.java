package dev.exesys.core.store;

/**
 * Names one order of one run.
 *
 * @param runId the run
 * @param orderNum the order's zero-padded number
 */
public record OrderKey(String runId, String orderNum) {

  /** The partition key in the orders table, section 4 of the contract. */
  public String pk() {
    return runId + ":" + orderNum;
  }
}
