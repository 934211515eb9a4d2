package dev.exesys.local.s3;

import dev.exesys.local.gateway.GatewayRequest;
import dev.exesys.local.gateway.SignedRequest;
import dev.exesys.local.gateway.SigningKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/** Opens a request's body so that only what was signed comes out of it. */
final class SignedBody {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /** Bodies up to here are checked before the request is carried out, larger ones on the way. */
  private static final long CHECKED_FIRST = 1024 * 1024;

  private SignedBody() {}

  /**
   * The body as the client meant it, chunk framing removed.
   *
   * @throws S3Failure here or while reading, before the last byte is given out, if it is not the
   *     signed one
   */
  static InputStream open(SignedRequest signed) throws IOException {
    String said = signed.claim().payloadHash();
    InputStream body = signed.request().body();
    if (said == null || said.equals("UNSIGNED-PAYLOAD")) {
      return body;
    }
    return switch (said) {
      case "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER" ->
          new ChunkedBody(body, new ChunkSignatures(signed), trailer(signed.request()));
      case "STREAMING-UNSIGNED-PAYLOAD-TRAILER" ->
          new ChunkedBody(body, null, trailer(signed.request()));
      default -> hashed(signed.request(), said);
    };
  }

  private static InputStream hashed(GatewayRequest request, String hash) throws IOException {
    if (!SHA256.matcher(hash).matches()) {
      throw new S3Failure(
          "InvalidArgument", 400, "x-amz-content-sha256 must be a SHA-256 or a known word");
    }
    long length = request.header("content-length").map(Long::parseLong).orElse(-1L);
    if (length > CHECKED_FIRST) {
      return new HashedBody(request.body(), length, hash);
    }
    byte[] bytes = request.body().readNBytes((int) CHECKED_FIRST + 1);
    if (bytes.length > CHECKED_FIRST) {
      throw new S3Failure("MissingContentLength", 411, "You must provide the Content-Length.");
    }
    if (!SigningKey.same(SigningKey.sha256(bytes), hash)) {
      throw S3Failure.otherPayload();
    }
    return new ByteArrayInputStream(bytes);
  }

  private static String trailer(GatewayRequest request) {
    return request.header("x-amz-trailer").orElse("");
  }
}
