package dev.exesys.core.store;

/**
 * Identifies one order of one run.
 *
 * @param runId id of the run
 * @param orderNum zero-padded order number
 */
public record OrderKey(String runId, String orderNum) {

  /** Returns the partition key in the orders table, section 4 of the contract. */
  public String pk() {
    return runId + ":" + orderNum;
  }
}
