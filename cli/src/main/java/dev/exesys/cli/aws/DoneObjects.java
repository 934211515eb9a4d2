package dev.exesys.cli.aws;

import dev.exesys.cli.connect.Connection;
import dev.exesys.cli.console.CommandException;
import dev.exesys.core.contract.Json;
import java.time.Duration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.waiters.S3Waiter;
import tools.jackson.databind.JsonNode;

/** Reads done objects. */
public record DoneObjects(Connection connection) {
  private static final String SCHEME = "s3://";
  private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
  private static final Duration TIMEOUT = Duration.ofMinutes(1);

  /**
   * Waits for the done object of a finished run and returns it. The done object is written last, so
   * it may appear shortly after the run's final status.
   *
   * @param endpoint {@code s3://bucket/key}
   */
  public JsonNode await(String endpoint) {
    if (!endpoint.startsWith(SCHEME)) {
      throw CommandException.failed(
          "the engine returned an invalid done_endpt, which must be an S3 URI: " + endpoint, null);
    }
    String[] bucketAndKey = endpoint.substring(SCHEME.length()).split("/", 2);
    try (DeploymentClients clients = new DeploymentClients(connection);
        S3Client s3 = clients.s3();
        S3Waiter waiter = waiter(s3)) {
      waiter.waitUntilObjectExists(r -> r.bucket(bucketAndKey[0]).key(bucketAndKey[1]));
      String content =
          s3.getObjectAsBytes(r -> r.bucket(bucketAndKey[0]).key(bucketAndKey[1])).asUtf8String();
      return Json.parse(content);
    } catch (SdkException e) {
      throw CommandException.serviceError(
          "could not read the done object " + endpoint + ": " + e.getMessage());
    }
  }

  private static S3Waiter waiter(S3Client s3) {
    return S3Waiter.builder()
        .client(s3)
        .overrideConfiguration(c ->
            c.waitTimeout(TIMEOUT)
                .maxAttempts(Math.toIntExact(TIMEOUT.dividedBy(POLL_INTERVAL)))
                .backoffStrategyV2(BackoffStrategy.fixedDelay(POLL_INTERVAL)))
        .build();
  }
}
