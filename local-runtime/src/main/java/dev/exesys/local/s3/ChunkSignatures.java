package dev.exesys.local.s3;

import dev.exesys.local.gateway.SigningKey;
import dev.exesys.local.gateway.VerifiedRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the signatures of a streamed body, in which each signature covers its chunk and the
 * previous signature.
 */
final class ChunkSignatures {
  private static final String EMPTY = SigningKey.sha256(new byte[0]);

  private final SigningKey key;
  private final String dateAndScope;
  private String previous;

  ChunkSignatures(VerifiedRequest signed) {
    key = signed.signingKey();
    dateAndScope = signed.signature().timestamp() + "\n" + signed.signature().scope();
    previous = signed.signature().signature();
  }

  void checkChunk(byte[] chunk, @Nullable String signature) throws S3RequestException {
    check(
        "AWS4-HMAC-SHA256-PAYLOAD\n"
            + dateAndScope
            + "\n"
            + previous
            + "\n"
            + EMPTY
            + "\n"
            + SigningKey.sha256(chunk),
        signature);
  }

  /**
   * Verifies the signature of the trailing headers.
   *
   * @param lines the trailing headers, each {@code name:value} and a line feed
   */
  void checkTrailer(String lines, @Nullable String signature) throws S3RequestException {
    String hash = SigningKey.sha256(lines.getBytes(StandardCharsets.UTF_8));
    check("AWS4-HMAC-SHA256-TRAILER\n" + dateAndScope + "\n" + previous + "\n" + hash, signature);
  }

  private void check(String toSign, @Nullable String signature) throws S3RequestException {
    String expected = key.sign(toSign);
    if (signature == null || !SigningKey.constantTimeEquals(expected, signature)) {
      throw S3RequestException.wrongChunkSignature();
    }
    previous = expected;
  }
}
