package dev.exesys.worker.aws;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Creates the client that reports outcomes, when it is first needed. */
final class LambdaReportClient implements Supplier<LambdaClient> {
  /** The report function may have a cold start, and answers after several writes. */
  private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(60);

  private @Nullable LambdaClient client;

  private LambdaReportClient() {}

  static Supplier<LambdaClient> lazy() {
    return new LambdaReportClient();
  }

  @Override
  public synchronized LambdaClient get() {
    LambdaClient known = client;
    if (known == null) {
      known =
          LambdaClient.builder()
              .overrideConfiguration(
                  ClientOverrideConfiguration.builder()
                      .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                      .build())
              .build();
      client = known;
    }
    return known;
  }
}
