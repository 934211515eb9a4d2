package dev.exesys.local.s3;

import dev.exesys.local.gateway.SignedRequest;
import dev.exesys.local.gateway.SigningKey;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The chain of signatures over a body's chunks: each signs its chunk and the signature before. */
final class ChunkSignatures {
  private static final String EMPTY = SigningKey.sha256(new byte[0]);

  private final SigningKey key;
  private final String dateAndScope;
  private String previous;

  ChunkSignatures(SignedRequest signed) {
    key = signed.signingKey();
    dateAndScope = signed.claim().timestamp() + "\n" + signed.claim().scope();
    previous = signed.claim().signature();
  }

  void checkChunk(byte[] chunk, @Nullable String signature) throws S3Failure {
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
   * Checks what follows the last chunk.
   *
   * @param lines the trailing headers, each {@code name:value} and a line feed
   */
  void checkTrailer(String lines, @Nullable String signature) throws S3Failure {
    String hash = SigningKey.sha256(lines.getBytes(StandardCharsets.UTF_8));
    check("AWS4-HMAC-SHA256-TRAILER\n" + dateAndScope + "\n" + previous + "\n" + hash, signature);
  }

  private void check(String toSign, @Nullable String signature) throws S3Failure {
    String expected = key.sign(toSign);
    if (signature == null || !SigningKey.same(expected, signature)) {
      throw S3Failure.wrongChunkSignature();
    }
    previous = expected;
  }
}
