package dev.exesys.worker.aws;

import dev.exesys.core.contract.EngineErrorNames;
import dev.exesys.core.contract.Json;
import dev.exesys.core.store.StoreException;
import dev.exesys.core.token.aws.SfnTaskTokens;
import dev.exesys.worker.PolledTask;
import dev.exesys.worker.pool.PollException;
import dev.exesys.worker.pool.TaskPolls;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.SfnClientBuilder;
import software.amazon.awssdk.services.sfn.model.ActivityDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Polls activities of Step Functions. */
final class SfnTaskPolls implements TaskPolls {
  private static final Logger LOG = LoggerFactory.getLogger(SfnTaskPolls.class);

  /** Step Functions answers a poll without a task after 60 seconds. */
  private static final Duration POLL_TIMEOUT = Duration.ofSeconds(75);

  private final SdkHttpClient http;
  private final SfnClient client;
  private final ServerClock clock;
  private final Function<String, String> activityArn;

  /**
   * Creates the client of the polls.
   *
   * @param builder with identity, region and endpoint
   * @param activityArn returns the ARN of a pool's activity
   * @param polls how many polls are in progress at the same time
   */
  SfnTaskPolls(
      SfnClientBuilder builder,
      Function<String, String> activityArn,
      int polls,
      InstantSource systemClock) {
    this.activityArn = activityArn;
    this.clock = new ServerClock(systemClock);
    this.http =
        ApacheHttpClient.builder().socketTimeout(POLL_TIMEOUT).maxConnections(polls + 2).build();
    this.client =
        builder
            .httpClient(http)
            .overrideConfiguration(
                builder.overrideConfiguration().toBuilder()
                    .apiCallAttemptTimeout(POLL_TIMEOUT)
                    // A slot repeats polls, with its own delays.
                    .retryStrategy(retries -> retries.maxAttempts(1))
                    .addExecutionInterceptor(clock)
                    .build())
            .build();
  }

  @Override
  public Optional<PolledTask> poll(String pool, String workerName) {
    GetActivityTaskResponse task =
        call(
            pool,
            () ->
                client.getActivityTask(
                    r -> r.activityArn(activityArn.apply(pool)).workerName(workerName)));
    return task.taskToken() == null || task.taskToken().isEmpty()
        ? Optional.empty()
        : read(task, pool, workerName);
  }

  private Optional<PolledTask> read(GetActivityTaskResponse task, String pool, String workerName) {
    try {
      JsonNode input = Json.parse(task.input());
      String runId = input.path("run_id").asString("");
      int place = input.path("order_num").asInt(0);
      if (!runId.isEmpty() && place > 0) {
        return Optional.of(
            new PolledTask(
                runId,
                place,
                input.path("order_name").asString(""),
                task.taskToken(),
                pool,
                workerName));
      }
    } catch (JacksonException e) {
      LOG.warn("a task of pool {} has an input that is not JSON", pool);
    }
    fail(
        task.taskToken(),
        EngineErrorNames.WORKER_ENDED,
        "the input of the task has no run_id and order_num");
    return Optional.empty();
  }

  @Override
  public void check(String pool) {
    call(pool, () -> client.describeActivity(r -> r.activityArn(activityArn.apply(pool))));
  }

  private static <T> T call(String pool, Supplier<T> request) {
    try {
      return request.get();
    } catch (ActivityDoesNotExistException e) {
      throw new PollException("pool " + pool + " does not exist in this deployment", true, e);
    } catch (SdkException e) {
      throw new PollException("pool " + pool + " cannot be polled: " + e.getMessage(), false, e);
    }
  }

  @Override
  public Duration clockOffset() {
    return clock.offset();
  }

  @Override
  public void giveBack(PolledTask task, String reason) {
    fail(task.token(), EngineErrorNames.ORDER_RETURNED, reason);
  }

  private void fail(String token, String error, String reason) {
    try {
      boolean unused = new SfnTaskTokens(client).fail(token, error, reason);
    } catch (StoreException e) {
      // The task times out and is then offered again.
      LOG.warn("a task could not be given back: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    client.close();
    http.close();
  }
}
