package dev.exesys.compiler.limits;

/** Hard limits of Step Functions. */
public final class ServiceLimits {
  /** The largest definition of a machine. */
  public static final int DEFINITION_BYTES = 1 << 20;

  /** The longest history of an execution. */
  public static final long HISTORY_EVENTS = 25_000;

  private ServiceLimits() {}
}
