package dev.exesys.engine.workers.aws;

import dev.exesys.core.retry.aws.AwsFailures;
import dev.exesys.engine.workers.WorkerStartException;
import software.amazon.awssdk.core.exception.SdkException;

/** Converts the errors of a service to {@link WorkerStartException}. */
final class WorkerStartErrors {

  private WorkerStartErrors() {}

  static WorkerStartException of(String service, SdkException e) {
    return new WorkerStartException(
        service + " did not start the worker: " + AwsFailures.describe(e),
        AwsFailures.isRetryable(e),
        e);
  }
}
