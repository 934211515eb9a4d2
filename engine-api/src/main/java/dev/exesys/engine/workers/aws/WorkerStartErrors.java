package dev.exesys.engine.workers.aws;

import dev.exesys.engine.workers.WorkerStartException;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Converts the errors of a service to {@link WorkerStartException}. */
final class WorkerStartErrors {

  /**
   * Errors that the SDK does not classify as throttling although they are temporary: a full build
   * queue of CodeBuild, and too many concurrent requests to Lambda.
   */
  private static final Set<String> BUSY =
      Set.of("AccountLimitExceededException", "TooManyRequestsException");

  private WorkerStartErrors() {}

  static WorkerStartException of(String service, SdkException e) {
    boolean retryable = e.retryable();
    String reason = e.getMessage();
    if (e instanceof AwsServiceException refused) {
      String code = refused.awsErrorDetails().errorCode();
      retryable =
          refused.isThrottlingException()
              || refused.statusCode() >= 500
              || (code != null && BUSY.contains(code));
      // Without the request id, status code and service that the SDK adds.
      reason =
          code == null
              ? "HTTP status " + refused.statusCode()
              : code + ": " + refused.awsErrorDetails().errorMessage();
    }
    return new WorkerStartException(service + " did not start the worker: " + reason, retryable, e);
  }
}
