package dev.exesys.local.gateway;

/** Why a request's signature was not accepted, with the names the services have for it. */
public enum SignatureError {
  /** No signature at all. */
  MISSING(
      "MissingAuthenticationTokenException", "AccessDenied", 403, "Missing Authentication Token"),
  /** A signature that cannot be read, or that leaves out what it must cover. */
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
  MISMATCH(
      "InvalidSignatureException",
      "SignatureDoesNotMatch",
      403,
      "The request signature we calculated does not match the signature you provided."
          + " Check your AWS Secret Access Key and signing method."),
  /** The clocks of client and server are too far apart, or the request was kept and sent later. */
  SKEWED(
      "InvalidSignatureException",
      "RequestTimeTooSkewed",
      403,
      "Signature expired or not yet current: the request time differs too much from the server's"),
  /** A presigned URL past its time. */
  EXPIRED("InvalidSignatureException", "AccessDenied", 403, "Request has expired"),
  /** The body is not the one that was signed. */
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

  /** The error's name in the JSON protocols. */
  public String jsonCode() {
    return jsonCode;
  }

  /** The status in the JSON protocols. */
  public int jsonStatus() {
    return this == TOO_LARGE ? 413 : 403;
  }

  /** The error's name in S3's XML. */
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
