package dev.exesys.worker.outputs;

/** The outputs of an order cannot be used. The message is the order's reason and has no value. */
public final class OutputException extends Exception {

  private static final long serialVersionUID = 1L;

  public OutputException(String message) {
    super(message);
  }
}
