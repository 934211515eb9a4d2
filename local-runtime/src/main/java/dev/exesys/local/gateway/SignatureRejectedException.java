package dev.exesys.local.gateway;

/** A signature was not accepted. */
public final class SignatureRejectedException extends Exception {
  private static final long serialVersionUID = 1;

  private final SignatureError refusal;

  public SignatureRejectedException(SignatureError refusal) {
    super(refusal.message());
    this.refusal = refusal;
  }

  public SignatureError refusal() {
    return refusal;
  }
}
