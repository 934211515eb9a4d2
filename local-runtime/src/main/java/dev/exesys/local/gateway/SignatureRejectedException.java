package dev.exesys.local.gateway;

/** Thrown when a request's signature is missing, malformed or invalid. */
public final class SignatureRejectedException extends Exception {
  private static final long serialVersionUID = 1;

  private final SignatureError error;

  public SignatureRejectedException(SignatureError error) {
    super(error.message());
    this.error = error;
  }

  public SignatureError error() {
    return error;
  }
}
