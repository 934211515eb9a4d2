package dev.exesys.local.s3;

import java.io.IOException;

/** A body that must not be stored; thrown while it is read. */
final class S3Failure extends IOException {
  private static final long serialVersionUID = 1;

  private final String code;
  private final int status;

  S3Failure(String code, int status, String message) {
    super(message);
    this.code = code;
    this.status = status;
  }

  static S3Failure otherPayload() {
    return new S3Failure(
        "XAmzContentSHA256Mismatch",
        400,
        "The provided 'x-amz-content-sha256' header does not match what was computed.");
  }

  static S3Failure wrongChunkSignature() {
    return new S3Failure(
        "SignatureDoesNotMatch", 403, "A chunk's signature does not match what was computed.");
  }

  static S3Failure incomplete() {
    return new S3Failure("IncompleteBody", 400, "The body ended before it was complete.");
  }

  static S3Failure wrongChecksum() {
    return new S3Failure("BadDigest", 400, "The checksum after the body does not match the body.");
  }

  String code() {
    return code;
  }

  int status() {
    return status;
  }
}
