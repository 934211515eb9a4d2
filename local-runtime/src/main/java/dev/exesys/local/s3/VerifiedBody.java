package dev.exesys.local.s3;

import dev.exesys.local.gateway.GatewayRequest;
import dev.exesys.local.gateway.SigningKey;
import dev.exesys.local.gateway.VerifiedRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/** Opens the body of a request so that a reader only gets bytes that match the signature. */
final class VerifiedBody {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /** Smaller bodies are verified before the request is handled, larger ones while they are read. */
  private static final long MAX_BUFFERED_BYTES = 1024 * 1024;

  private VerifiedBody() {}

  /**
   * Returns the decoded body.
   *
   * @throws S3RequestException here, or while the body is read and before its last byte, if it does
   *     not match the signature
   */
  static InputStream open(VerifiedRequest signed) throws IOException {
    String payloadHash = signed.signature().payloadHash();
    InputStream body = signed.request().body();
    if (payloadHash == null || payloadHash.equals("UNSIGNED-PAYLOAD")) {
      return body;
    }
    return switch (payloadHash) {
      case "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER" ->
          new AwsChunkedBody(body, new ChunkSignatures(signed), trailer(signed.request()));
      case "STREAMING-UNSIGNED-PAYLOAD-TRAILER" ->
          new AwsChunkedBody(body, null, trailer(signed.request()));
      default -> hashed(signed.request(), payloadHash);
    };
  }

  private static InputStream hashed(GatewayRequest request, String hash) throws IOException {
    if (!SHA256.matcher(hash).matches()) {
      throw new S3RequestException(
          "InvalidArgument", 400, "x-amz-content-sha256 must be a SHA-256 or a known word");
    }
    long length = request.header("content-length").map(Long::parseLong).orElse(-1L);
    if (length > MAX_BUFFERED_BYTES) {
      return new HashCheckedBody(request.body(), length, hash);
    }
    byte[] bytes = request.body().readNBytes((int) MAX_BUFFERED_BYTES + 1);
    if (bytes.length > MAX_BUFFERED_BYTES) {
      throw new S3RequestException(
          "MissingContentLength", 411, "You must provide the Content-Length.");
    }
    if (!SigningKey.constantTimeEquals(SigningKey.sha256(bytes), hash)) {
      throw S3RequestException.otherPayload();
    }
    return new ByteArrayInputStream(bytes);
  }

  private static String trailer(GatewayRequest request) {
    return request.header("x-amz-trailer").orElse("");
  }
}
