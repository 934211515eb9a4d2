package dev.exesys.local.s3;

import java.io.IOException;

/** Thrown when a request or its body is invalid, possibly while the body is being read. */
final class S3RequestException extends IOException {
  private static final long serialVersionUID = 1;

  private final String code;
  private final int status;

  S3RequestException(String code, int status, String message) {
    super(message);
    this.code = code;
    this.status = status;
  }

  static S3RequestException otherPayload() {
    return new S3RequestException(
        "XAmzContentSHA256Mismatch",
        400,
        "The provided 'x-amz-content-sha256' header does not match what was computed.");
  }

  static S3RequestException wrongChunkSignature() {
    return new S3RequestException(
        "SignatureDoesNotMatch", 403, "A chunk's signature does not match what was computed.");
  }

  static S3RequestException incomplete() {
    return new S3RequestException("IncompleteBody", 400, "The body ended before it was complete.");
  }

  static S3RequestException wrongChecksum() {
    return new S3RequestException(
        "BadDigest", 400, "The checksum after the body does not match the body.");
  }

  String code() {
    return code;
  }

  int status() {
    return status;
  }
}
