package dev.exesys.local.lambda;

/** Fails an invocation with a given error type. */
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
