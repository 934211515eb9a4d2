package dev.exesys.engine.steps;

/** A state is about a run or an order that is not in the books. */
public final class UnknownRunException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownRunException(String runId) {
    super("there is no run " + runId);
  }
}
