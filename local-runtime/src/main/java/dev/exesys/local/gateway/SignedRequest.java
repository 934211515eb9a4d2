package dev.exesys.local.gateway;

/**
 * A request whose signature was found right.
 *
 * @param signingKey the key of the signature's scope, which signs the chunks of a streamed body
 */
public record SignedRequest(GatewayRequest request, SignatureClaim claim, SigningKey signingKey) {}
