package dev.exesys.local.lambda;

/** A function fails with an error type of its choice. */
public final class FunctionFailedException extends Exception {
  private static final long serialVersionUID = 1;

  private final String errorType;

  public FunctionFailedException(String errorType, String message) {
    super(message);
    this.errorType = errorType;
  }

  public String errorType() {
    return errorType;
  }
}
