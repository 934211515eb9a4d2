package dev.exesys.local.gateway;

/** A signature was not accepted. */
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1;

  private final Refusal refusal;

  public RefusedException(Refusal refusal) {
    super(refusal.message());
    this.refusal = refusal;
  }

  public Refusal refusal() {
    return refusal;
  }
}
