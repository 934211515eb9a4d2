package dev.exesys.local.s3.aws;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Extracts S3 errors from exceptions of the embedded S3 handler. */
public final class S3ProxyErrors {
  private S3ProxyErrors() {}

  /**
   * An error to send to the client.
   *
   * @param code S3's error code, null if there is only a status
   * @param headers response headers of the error, such as the ETag of a 304
   */
  public record S3Error(
      int status, @Nullable String code, String message, Map<String, String> headers) {}

  /** Returns the S3 error in a chain of causes, or empty if there is none. */
  public static Optional<S3Error> find(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AwsServiceException service) {
        return Optional.of(describe(service));
      }
    }
    return Optional.empty();
  }

  private static S3Error describe(AwsServiceException failure) {
    Map<String, String> headers = new LinkedHashMap<>();
    SdkHttpResponse response = S3Exceptions.httpResponse(failure);
    if (response != null) {
      response.firstMatchingHeader("ETag").ifPresent(value -> headers.put("ETag", value));
      response.firstMatchingHeader("Allow").ifPresent(value -> headers.put("Allow", value));
    }
    String code = S3Exceptions.errorCode(failure);
    String message = failure.awsErrorDetails() == null ? "" : text(failure);
    return new S3Error(failure.statusCode(), code, message, headers);
  }

  private static String text(AwsServiceException failure) {
    String message = failure.awsErrorDetails().errorMessage();
    return message == null ? "" : message;
  }
}
