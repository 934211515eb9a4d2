package dev.exesys.engine.steps;

/** A state's request names a run or an order that does not exist. */
public final class UnknownRunException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownRunException(String runId) {
    super("unknown run " + runId);
  }
}
