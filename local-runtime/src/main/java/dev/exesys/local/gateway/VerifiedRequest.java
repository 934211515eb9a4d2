package dev.exesys.local.gateway;

/**
 * A request with a valid signature.
 *
 * @param signingKey the key of the credential scope, which also signs the chunks of a streamed body
 */
public record VerifiedRequest(
    GatewayRequest request, RequestSignature signature, SigningKey signingKey) {}
