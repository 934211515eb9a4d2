package dev.exesys.local.gateway;

import dev.exesys.local.protocol.ServiceException;
import java.io.IOException;

/**
 * Serves the requests of one AWS service or API on the gateway's port.
 *
 * <p>The gateway calls {@link #serve} from many threads at once, and only for requests whose
 * signature is valid and names one of this endpoint's services. Except for {@link SigningStyle#S3}
 * the body has been verified as well and is in memory.
 */
public interface Endpoint {

  /** Returns whether this endpoint serves the service that a credential scope names. */
  boolean acceptsSigningName(String signingName);

  /**
   * Returns whether a request without a readable signature appears to be for this endpoint, which
   * then rejects it in its own error format.
   */
  boolean recognizes(GatewayRequest request);

  /**
   * Returns whether a request can only be for this endpoint, whatever service its signature names.
   */
  default boolean claimsExclusively(GatewayRequest request) {
    return false;
  }

  /** Returns how clients sign this endpoint's requests. */
  default SigningStyle style() {
    return SigningStyle.GENERAL;
  }

  /** Handles a request and sends the response. */
  void serve(VerifiedRequest request, ResponseWriter response) throws IOException;

  /** Sends the error for a request that the {@link RequestGate} refuses. */
  default void refuse(ServiceException error, ResponseWriter response) throws IOException {
    JsonResponses.sendError(response, "application/json", error);
  }

  /** Sends the error for a request whose signature is missing or invalid. */
  void reject(GatewayRequest request, SignatureError error, ResponseWriter response)
      throws IOException;
}
