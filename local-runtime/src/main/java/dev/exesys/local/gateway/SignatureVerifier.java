package dev.exesys.local.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Verifies that a request was signed with a known secret access key.
 *
 * <p>For {@link SigningStyle#GENERAL} the verifier reads the body and compares its hash. For S3 the
 * signature covers only the declared hash; the reader of the body compares it.
 */
public final class SignatureVerifier {
  static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

  /** The largest request of any JSON service, which is DynamoDB's. */
  private static final int MAX_BODY_BYTES = 16 * 1024 * 1024;

  private final AccessKeys keys;
  private final String region;
  private final InstantSource clock;

  /**
   * Creates a verifier.
   *
   * @param region the region that signatures must be for
   */
  public SignatureVerifier(AccessKeys keys, String region, InstantSource clock) {
    this.keys = keys;
    this.region = region;
    this.clock = clock;
  }

  /**
   * Verifies a request.
   *
   * @throws SignatureRejectedException with the reason, if the signature is invalid
   * @throws IOException if the body cannot be read
   */
  public VerifiedRequest verify(
      GatewayRequest request, RequestSignature signature, SigningStyle style)
      throws SignatureRejectedException, IOException {
    AccessKey owned =
        keys.find(signature.accessKeyId())
            .orElseThrow(() -> new SignatureRejectedException(SignatureError.UNKNOWN_KEY));
    Credentials known = owned.credentials();
    if (!signature.scope().region().equals(region)) {
      throw new SignatureRejectedException(SignatureError.OTHER_REGION);
    }
    checkTime(signature, style.skew());
    checkCoverage(request, signature);
    GatewayRequest readable = style == SigningStyle.S3 ? request : withBodyInMemory(request);
    SigningKey key = SigningKey.derive(known.secretAccessKey(), signature.scope());
    String canonical =
        CanonicalRequest.of(readable, signature, style, payloadHash(readable, signature, style));
    String toSign =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            signature.timestamp(),
            signature.scope().toString(),
            SigningKey.sha256(canonical.getBytes(StandardCharsets.UTF_8)));
    if (!SigningKey.constantTimeEquals(key.sign(toSign), signature.signature())) {
      throw new SignatureRejectedException(SignatureError.MISMATCH);
    }
    checkToken(known.sessionToken(), signature.sessionToken());
    checkExpiry(owned);
    return new VerifiedRequest(readable, signature, key, owned.principal());
  }

  private void checkExpiry(AccessKey key) throws SignatureRejectedException {
    Instant expiresAt = key.expiresAt();
    if (expiresAt != null && !clock.instant().isBefore(expiresAt)) {
      throw new SignatureRejectedException(SignatureError.EXPIRED_SESSION);
    }
  }

  private void checkTime(RequestSignature signature, Duration skew)
      throws SignatureRejectedException {
    Instant now = clock.instant();
    if (signature.signedAt().isAfter(now.plus(skew))) {
      throw new SignatureRejectedException(SignatureError.SKEWED);
    }
    Long expires = signature.expiresSeconds();
    if (expires != null) {
      if (now.isAfter(signature.signedAt().plusSeconds(expires))) {
        throw new SignatureRejectedException(SignatureError.EXPIRED);
      }
    } else if (signature.signedAt().isBefore(now.minus(skew))) {
      throw new SignatureRejectedException(SignatureError.SKEWED);
    }
  }

  /**
   * Rejects unsigned {@code x-amz-} headers: a third party could add them to change the request.
   */
  private static void checkCoverage(GatewayRequest request, RequestSignature signature)
      throws SignatureRejectedException {
    for (String name : request.headers().names()) {
      if (name.startsWith("x-amz-") && !signature.signedHeaders().contains(name)) {
        // A presigned URL carries date and token in the query string; clients may repeat the hash
        // as a header.
        if (!(signature.presigned() && name.equals("x-amz-content-sha256"))) {
          throw new SignatureRejectedException(SignatureError.INCOMPLETE);
        }
      }
    }
  }

  private static String payloadHash(
      GatewayRequest request, RequestSignature signature, SigningStyle style)
      throws SignatureRejectedException, IOException {
    String claimed = signature.payloadHash();
    if (style == SigningStyle.S3) {
      if (claimed != null) {
        return claimed;
      }
      if (signature.presigned()) {
        return UNSIGNED_PAYLOAD;
      }
      throw new SignatureRejectedException(SignatureError.INCOMPLETE);
    }
    String actual = SigningKey.sha256(request.body().readAllBytes());
    request.body().reset();
    if (claimed != null && !SigningKey.constantTimeEquals(actual, claimed)) {
      throw new SignatureRejectedException(SignatureError.OTHER_PAYLOAD);
    }
    return actual;
  }

  private static GatewayRequest withBodyInMemory(GatewayRequest request)
      throws IOException, SignatureRejectedException {
    byte[] body = request.body().readNBytes(MAX_BODY_BYTES + 1);
    if (body.length > MAX_BODY_BYTES) {
      throw new SignatureRejectedException(SignatureError.TOO_LARGE);
    }
    return request.withBody(new ByteArrayInputStream(body));
  }

  private static void checkToken(@Nullable String expected, @Nullable String given)
      throws SignatureRejectedException {
    if (expected != null && (given == null || !SigningKey.constantTimeEquals(expected, given))) {
      throw new SignatureRejectedException(SignatureError.WRONG_TOKEN);
    }
  }
}
