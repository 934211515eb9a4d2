package dev.exesys.local.gateway;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about its signature, before anything of it is believed.
 *
 * @param timestamp the time of signing as written, {@code yyyyMMdd'T'HHmmss'Z'}
 * @param signedAt the same as a point in time
 * @param signedHeaders lower-case names, sorted as sent
 * @param payloadHash what the request says about its body: a SHA-256, one of the words S3 knows for
 *     other ways, or null if it says nothing
 * @param expiresSeconds of a presigned URL; null if the signature is in the header
 */
public record SignatureClaim(
    String accessKeyId,
    CredentialScope scope,
    String timestamp,
    Instant signedAt,
    List<String> signedHeaders,
    String signature,
    @Nullable String payloadHash,
    @Nullable String sessionToken,
    @Nullable Long expiresSeconds) {

  public SignatureClaim {
    signedHeaders = List.copyOf(signedHeaders);
  }

  /** Whether the signature came in the query. */
  public boolean presigned() {
    return expiresSeconds != null;
  }
}
