package dev.exesys.local.gateway;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The unverified signature of a request, from its Authorization header or its query string.
 *
 * @param timestamp the time of signing as sent, {@code yyyyMMdd'T'HHmmss'Z'}
 * @param signedAt {@code timestamp} as an instant
 * @param signedHeaders lower-case names in the order sent
 * @param payloadHash the value of {@code x-amz-content-sha256}: a SHA-256 or one of S3's keywords,
 *     null if absent
 * @param expiresSeconds the lifetime of a presigned URL, null if the signature is in the header
 */
public record RequestSignature(
    String accessKeyId,
    CredentialScope scope,
    String timestamp,
    Instant signedAt,
    List<String> signedHeaders,
    String signature,
    @Nullable String payloadHash,
    @Nullable String sessionToken,
    @Nullable Long expiresSeconds) {

  public RequestSignature {
    signedHeaders = List.copyOf(signedHeaders);
  }

  /** Returns whether the signature is in the query string. */
  public boolean presigned() {
    return expiresSeconds != null;
  }
}
