package dev.exesys.asl;

/**
 * The limits of Step Functions, from its developer guide ("Step Functions service quotas"), and of
 * DynamoDB items that hold waits.
 */
public final class ServiceLimits {
  /** The maximum size of a state machine definition, in bytes. */
  public static final int DEFINITION_BYTES = 1 << 20;

  /** The maximum number of history events of an execution. */
  public static final int HISTORY_EVENTS = 25_000;

  /** The maximum size of the input or result of a state, task or execution, in bytes. */
  public static final int PAYLOAD_BYTES = 256 * 1024;

  /** The maximum length of a state name, in characters. */
  public static final int STATE_NAME_CHARACTERS = 80;

  /** The maximum length of the name of a state machine, an execution or an activity. */
  public static final int MACHINE_NAME_CHARACTERS = 80;

  /** The maximum nesting depth of intrinsic functions. */
  public static final int INTRINSIC_NESTING = 10;

  /** The maximum value of time fields, in seconds. */
  public static final long SECONDS = 99_999_999;

  /**
   * The maximum number of orders that a wait lists. An item of DynamoDB, which may have 400 KB,
   * stores them twice: as required and as settled orders.
   */
  public static final int ORDERS_IN_WAIT = 14_000;

  private ServiceLimits() {}
}
