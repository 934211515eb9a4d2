package dev.exesys.engine.workers.aws;

import dev.exesys.engine.workers.WorkerStartException;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns what a service refuses a worker with into the engine's words. */
final class WorkerStartErrors {

  /**
   * What the SDK does not count as throttling although it passes: CodeBuild's full queue, and
   * Lambda when too many requests are under way.
   */
  private static final Set<String> BUSY =
      Set.of("AccountLimitExceededException", "TooManyRequestsException");

  private WorkerStartErrors() {}

  static WorkerStartException of(String service, SdkException e) {
    boolean passing = e.retryable();
    String why = e.getMessage();
    if (e instanceof AwsServiceException refused) {
      String code = refused.awsErrorDetails().errorCode();
      passing =
          refused.isThrottlingException()
              || refused.statusCode() >= 500
              || (code != null && BUSY.contains(code));
      // Without the request id, status code and service that the SDK adds.
      why =
          code == null
              ? "HTTP status " + refused.statusCode()
              : code + ": " + refused.awsErrorDetails().errorMessage();
    }
    return new WorkerStartException(service + " did not take the order: " + why, passing, e);
  }
}
