package dev.exesys.engine.workers.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.exesys.core.contract.DataFlow;
import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.core.contract.Order;
import dev.exesys.core.contract.When;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderProgress;
import dev.exesys.engine.workers.PoolWorkerLauncher;
import dev.exesys.engine.workers.WorkerLauncher;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** A service over HTTP that gives the prepared answers in order, and repeats the last one. */
public final class BusyService implements AutoCloseable {

  /** An answer; an error as services speak it in JSON, headers of both their protocols included. */
  public record Answer(int status, String error, String body) {

    /** A refusal with an error's name. */
    public static Answer refusal(int status, String error) {
      return new Answer(status, error, "{\"__type\":\"" + error + "\",\"message\":\"refused\"}");
    }

    /** A build that has been started. */
    public static Answer build(String id) {
      return new Answer(200, "", "{\"build\":{\"id\":\"" + id + "\"}}");
    }
  }

  private final List<Answer> answers;
  private final AtomicInteger asked = new AtomicInteger();
  private final HttpServer server;

  public BusyService(Answer... answers) throws IOException {
    this.answers = List.of(answers);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      Answer answer = answers.get(Math.min(asked.getAndIncrement(), answers.size() - 1));
      byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
      if (!answer.error().isEmpty()) {
        exchange.getResponseHeaders().add("x-amzn-ErrorType", answer.error());
      }
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** How many requests have come. */
  public int asked() {
    return asked.get();
  }

  /** WorkerLauncher of a target that are asked of this service. */
  public WorkerLauncher workers(ExecutionTarget target) {
    return switch (target) {
      case LAMBDA ->
          new LambdaWorkerLauncher(() -> on(LambdaClient.builder()), "f", InstantSource.system());
      case CODEBUILD -> new CodeBuildWorkerLauncher(() -> on(CodeBuildClient.builder()), "p");
      case SSM ->
          new SsmWorkerLauncher(
              () -> on(SsmClient.builder()), "d", List.of(), Duration.ofSeconds(30));
      case ACTIVITY -> new PoolWorkerLauncher();
    };
  }

  /** An order for a target. */
  public static OrderItem order(ExecutionTarget target) {
    Order order =
        new Order(
            "o",
            List.of("true"),
            60,
            target,
            null,
            true,
            null,
            List.of(),
            new LinkedHashMap<>(),
            List.of(),
            List.of(),
            When.ON_SUCCESS,
            List.of(),
            DataFlow.NONE);
    return new OrderItem("run", "0001", order, false, List.of(), OrderProgress.queued());
  }

  /** Without the SDK's own retries, so that each request is one of the engine's. */
  private <B extends AwsClientBuilder<B, C>, C> C on(B builder) {
    return builder
        .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIA", "secret")))
        .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
