package dev.exesys.local.gateway;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a request was signed by somebody who knows the secret.
 *
 * <p>For {@link SigningStyle#GENERAL} the body is read and must be the signed one. For S3 the
 * signature covers what the request says about its body; whoever reads the body holds it to that.
 */
public final class SignatureVerifier {
  static final String UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD";

  /** Larger than any request of the JSON services, DynamoDB's 16 MB included. */
  private static final int LARGEST_BODY = 24 * 1024 * 1024;

  private final Map<String, Credentials> credentials = new LinkedHashMap<>();
  private final InstantSource clock;

  public SignatureVerifier(List<Credentials> credentials, InstantSource clock) {
    credentials.forEach(one -> this.credentials.put(one.accessKeyId(), one));
    this.clock = clock;
  }

  /**
   * Verifies a request.
   *
   * @throws SignatureRejectedException with the reason, if the signature is not right
   * @throws IOException if the body cannot be read
   */
  public SignedRequest verify(GatewayRequest request, SignatureClaim claim, SigningStyle style)
      throws SignatureRejectedException, IOException {
    Credentials known = credentials.get(claim.accessKeyId());
    if (known == null) {
      throw new SignatureRejectedException(SignatureError.UNKNOWN_KEY);
    }
    checkTime(claim, style.skew());
    checkCoverage(request, claim);
    GatewayRequest readable = style == SigningStyle.S3 ? request : withBodyInMemory(request);
    SigningKey key = SigningKey.derive(known.secretAccessKey(), claim.scope());
    String canonical =
        CanonicalRequest.of(readable, claim, style, payloadHash(readable, claim, style));
    String toSign =
        String.join(
            "\n",
            "AWS4-HMAC-SHA256",
            claim.timestamp(),
            claim.scope().toString(),
            SigningKey.sha256(canonical.getBytes(StandardCharsets.UTF_8)));
    if (!SigningKey.same(key.sign(toSign), claim.signature())) {
      throw new SignatureRejectedException(SignatureError.MISMATCH);
    }
    checkToken(known.sessionToken(), claim.sessionToken());
    return new SignedRequest(readable, claim, key);
  }

  private void checkTime(SignatureClaim claim, Duration skew) throws SignatureRejectedException {
    Instant now = clock.instant();
    if (claim.signedAt().isAfter(now.plus(skew))) {
      throw new SignatureRejectedException(SignatureError.SKEWED);
    }
    Long expires = claim.expiresSeconds();
    if (expires != null) {
      if (now.isAfter(claim.signedAt().plusSeconds(expires))) {
        throw new SignatureRejectedException(SignatureError.EXPIRED);
      }
    } else if (claim.signedAt().isBefore(now.minus(skew))) {
      throw new SignatureRejectedException(SignatureError.SKEWED);
    }
  }

  /** A header that changes what is asked must not be added by somebody on the way. */
  private static void checkCoverage(GatewayRequest request, SignatureClaim claim)
      throws SignatureRejectedException {
    for (String name : request.headers().names()) {
      if (name.startsWith("x-amz-") && !claim.signedHeaders().contains(name)) {
        // A presigned URL has its date and token in the query; clients may repeat the hash.
        if (!(claim.presigned() && name.equals("x-amz-content-sha256"))) {
          throw new SignatureRejectedException(SignatureError.INCOMPLETE);
        }
      }
    }
  }

  private static String payloadHash(
      GatewayRequest request, SignatureClaim claim, SigningStyle style)
      throws SignatureRejectedException, IOException {
    String said = claim.payloadHash();
    if (style == SigningStyle.S3) {
      if (said != null) {
        return said;
      }
      if (claim.presigned()) {
        return UNSIGNED_PAYLOAD;
      }
      throw new SignatureRejectedException(SignatureError.INCOMPLETE);
    }
    String actual = SigningKey.sha256(request.body().readAllBytes());
    request.body().reset();
    if (said != null && !SigningKey.same(actual, said)) {
      throw new SignatureRejectedException(SignatureError.OTHER_PAYLOAD);
    }
    return actual;
  }

  private static GatewayRequest withBodyInMemory(GatewayRequest request)
      throws IOException, SignatureRejectedException {
    byte[] body = request.body().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      throw new SignatureRejectedException(SignatureError.TOO_LARGE);
    }
    return request.withBody(new ByteArrayInputStream(body));
  }

  private static void checkToken(@Nullable String expected, @Nullable String given)
      throws SignatureRejectedException {
    if (expected != null && (given == null || !SigningKey.same(expected, given))) {
      throw new SignatureRejectedException(SignatureError.WRONG_TOKEN);
    }
  }
}
