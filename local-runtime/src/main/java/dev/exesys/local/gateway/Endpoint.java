package dev.exesys.local.gateway;

import java.io.IOException;

/**
 * One protocol on the port.
 *
 * <p>{@link #serve} is called from many threads at once, and only for requests whose signature is
 * right and names one of this endpoint's services. Except for {@link SigningStyle#S3} the body has
 * been checked too and is in memory.
 */
public interface Endpoint {

  /** Whether the service named in a credential scope is this endpoint's. */
  boolean signedAs(String signingName);

  /**
   * Whether a request without a readable signature looks like this endpoint's, to refuse it in its
   * words.
   */
  boolean looksLike(GatewayRequest request);

  /**
   * Whether a request is this endpoint's and cannot be meant for another one, whatever it is signed
   * for.
   */
  default boolean ownsAlone(GatewayRequest request) {
    return false;
  }

  /** How its requests are signed. */
  default SigningStyle style() {
    return SigningStyle.GENERAL;
  }

  /** Answers a request. */
  void serve(SignedRequest request, ResponseWriter reply) throws IOException;

  /** Answers a request whose signature is missing or wrong. */
  void refuse(GatewayRequest request, SignatureError refusal, ResponseWriter reply)
      throws IOException;
}
