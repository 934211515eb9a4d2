package dev.exesys.local.s3.aws;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;

/** What a failure of the embedded S3 handler says to the client. */
public final class BackendErrors {
  private BackendErrors() {}

  /**
   * An error to answer with.
   *
   * @param code S3's name for it, or null if there is only a status
   * @param headers that belong to the answer, such as the ETag of a 304
   */
  public record BackendError(
      int status, @Nullable String code, String message, Map<String, String> headers) {}

  /** Finds the service error in a chain of causes. */
  public static Optional<BackendError> find(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AwsServiceException service) {
        return Optional.of(describe(service));
      }
    }
    return Optional.empty();
  }

  private static BackendError describe(AwsServiceException failure) {
    Map<String, String> headers = new LinkedHashMap<>();
    SdkHttpResponse response = S3Exceptions.httpResponse(failure);
    if (response != null) {
      response.firstMatchingHeader("ETag").ifPresent(value -> headers.put("ETag", value));
      response.firstMatchingHeader("Allow").ifPresent(value -> headers.put("Allow", value));
    }
    String code = S3Exceptions.errorCode(failure);
    String message = failure.awsErrorDetails() == null ? "" : text(failure);
    return new BackendError(failure.statusCode(), code, message, headers);
  }

  private static String text(AwsServiceException failure) {
    String message = failure.awsErrorDetails().errorMessage();
    return message == null ? "" : message;
  }
}
