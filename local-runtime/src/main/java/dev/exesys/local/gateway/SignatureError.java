package dev.exesys.local.gateway;

/** The reasons to reject a signature, with the error codes of the services. */
public enum SignatureError {
  /** The request has no signature. */
  MISSING(
      "MissingAuthenticationTokenException", "AccessDenied", 403, "Missing Authentication Token"),
  /** The signature cannot be parsed or does not cover a required part of the request. */
  INCOMPLETE(
      "IncompleteSignatureException",
      "AuthorizationHeaderMalformed",
      400,
      "The authorization is malformed or incomplete"),
  UNKNOWN_KEY(
      "UnrecognizedClientException",
      "InvalidAccessKeyId",
      403,
      "The security token included in the request is invalid."),
  WRONG_TOKEN(
      "UnrecognizedClientException",
      "InvalidToken",
      403,
      "The security token included in the request is invalid."),
  /** The credential scope has another region than the server, or none. */
  OTHER_REGION(
      "InvalidSignatureException",
      "SignatureDoesNotMatch",
      403,
      "Credential should be scoped to a valid region."),
  MISMATCH(
      "InvalidSignatureException",
      "SignatureDoesNotMatch",
      403,
      "The request signature we calculated does not match the signature you provided."
          + " Check your AWS Secret Access Key and signing method."),
  /** The time of signing differs too much from the server's clock. */
  SKEWED(
      "InvalidSignatureException",
      "RequestTimeTooSkewed",
      403,
      "Signature expired or not yet current: the request time differs too much from the server's"),
  /** The presigned URL has expired. */
  EXPIRED("InvalidSignatureException", "AccessDenied", 403, "Request has expired"),
  /** A session of temporary credentials past its expiration. */
  EXPIRED_SESSION(
      "ExpiredTokenException",
      "ExpiredToken",
      400,
      "The security token included in the request is expired"),
  /** The SHA-256 of the body differs from the signed one. */
  OTHER_PAYLOAD(
      "InvalidSignatureException",
      "XAmzContentSHA256Mismatch",
      400,
      "The provided 'x-amz-content-sha256' header does not match what was computed."),
  TOO_LARGE("RequestEntityTooLargeException", "EntityTooLarge", 413, "The request is too large");

  private final String jsonCode;
  private final String s3Code;
  private final int s3Status;
  private final String message;

  SignatureError(String jsonCode, String s3Code, int s3Status, String message) {
    this.jsonCode = jsonCode;
    this.s3Code = s3Code;
    this.s3Status = s3Status;
    this.message = message;
  }

  /** Returns the error code in the JSON protocols. */
  public String jsonCode() {
    return jsonCode;
  }

  /** Returns the HTTP status in the JSON protocols. */
  public int jsonStatus() {
    return switch (this) {
      case TOO_LARGE -> 413;
      case EXPIRED_SESSION -> 400;
      default -> 403;
    };
  }

  /** Returns the error code in S3's XML. */
  public String s3Code() {
    return s3Code;
  }

  public int s3Status() {
    return s3Status;
  }

  public String message() {
    return message;
  }
}
