package dev.exesys.core.retry.aws;

import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** Classifies and describes the failures of calls to AWS services. */
public final class AwsFailures {

  /**
   * Temporary errors that the SDK classifies neither as throttling nor as errors of the service: a
   * full build queue of CodeBuild, too many concurrent requests to Lambda, and the errors with
   * which Lambda answers while it prepares or restores a function (documented for its Invoke
   * operation).
   */
  private static final Set<String> TEMPORARY =
      Set.of(
          "AccountLimitExceededException",
          "TooManyRequestsException",
          "SnapStartNotReadyException",
          "SnapStartException",
          "SnapStartTimeoutException",
          "ENILimitReachedException",
          "EC2ThrottledException",
          "EC2UnexpectedException",
          "KMSDisabledException",
          "KMSInvalidStateException",
          "ResourceNotReadyException",
          "ResourceConflictException");

  private AwsFailures() {}

  /** Returns whether the call may succeed later. */
  public static boolean isRetryable(SdkException e) {
    if (e instanceof AwsServiceException refused) {
      return isThrottled(e) || refused.statusCode() >= 500 || TEMPORARY.contains(code(refused));
    }
    // The SDK marks failed connections as retryable, but not a call that its own thread aborted.
    return !(e instanceof AbortedException);
  }

  /** Returns whether the service refused the call because of a quota. */
  public static boolean isThrottled(SdkException e) {
    return e instanceof AwsServiceException refused
        && (refused.isThrottlingException() || refused.statusCode() == 429);
  }

  /**
   * Returns the error code and message of a failure, without the request id and status that the SDK
   * adds; names throttling as such.
   */
  public static String describe(SdkException e) {
    if (!(e instanceof AwsServiceException refused) || refused.awsErrorDetails() == null) {
      return String.valueOf(e.getMessage());
    }
    String code = code(refused);
    String text =
        code.isEmpty()
            ? "HTTP status " + refused.statusCode()
            : code + ": " + refused.awsErrorDetails().errorMessage();
    return isThrottled(e) ? "throttled: " + text : text;
  }

  private static String code(AwsServiceException e) {
    String code = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorCode();
    return code == null ? "" : code;
  }
}
