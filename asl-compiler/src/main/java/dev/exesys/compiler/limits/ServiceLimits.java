package dev.exesys.compiler.limits;

/** Hard limits of Step Functions, and of what a wait is kept in. */
public final class ServiceLimits {
  /** The largest definition of a machine. */
  public static final int DEFINITION_BYTES = 1 << 20;

  /** The longest history of an execution. */
  public static final long HISTORY_EVENTS = 25_000;

  /** The largest payload of a task. */
  public static final int PAYLOAD_BYTES = 256 * 1024;

  /** What fits twice, wanted and released, into an item of DynamoDB, which may have 400 KB. */
  public static final int NAMES_IN_WAIT = 14_000;

  private ServiceLimits() {}
}
