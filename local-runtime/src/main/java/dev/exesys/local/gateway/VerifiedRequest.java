package dev.exesys.local.gateway;

/**
 * A request with a valid signature.
 *
 * @param signingKey the key of the credential scope, which also signs the chunks of a streamed body
 * @param principal the identity that owns the access key
 */
public record VerifiedRequest(
    GatewayRequest request,
    RequestSignature signature,
    SigningKey signingKey,
    Principal principal) {}
