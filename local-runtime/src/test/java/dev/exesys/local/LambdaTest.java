package dev.exesys.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exesys.local.lambda.FunctionFailedException;
import dev.exesys.local.lambda.InvocationLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;

/** Tests the local Lambda through the AWS SDK. */
class LambdaTest {
  private static final long TIMEOUT_SECONDS = 20;

  @TempDir Path directory;

  @Test
  void returnsResponsesAndErrors() throws IOException {
    try (LocalStack stack = start();
        LambdaClient lambda = client(stack)) {
      stack.register(
          "double", event -> JsonNodeFactory.instance.numberNode(2 * event.get("n").intValue()));
      stack.register(
          "fail",
          event -> {
            throw new FunctionFailedException("Exesys.Broken", "it is broken");
          });
      stack.register(
          "slow",
          event -> {
            new CountDownLatch(1).await();
            return NullNode.instance;
          },
          InvocationLimits.DEFAULT.withTimeout(Duration.ofMillis(100)));
      InvokeResponse answer = invoke(lambda, "double", "{\"n\": 21}");
      assertThat(answer.payload().asUtf8String()).isEqualTo("42");
      assertThat(answer.functionError()).isNull();
      InvokeResponse failure =
          invoke(lambda, "arn:aws:lambda:us-east-1:000000000000:function:fail", "{}");
      assertThat(failure.functionError()).isEqualTo("Unhandled");
      assertThat(failure.payload().asUtf8String())
          .isEqualTo("{\"errorMessage\":\"it is broken\",\"errorType\":\"Exesys.Broken\"}");
      assertThat(invoke(lambda, "slow", "{}").payload().asUtf8String()).contains("timed out");
      assertThatThrownBy(() -> invoke(lambda, "none", "{}"))
          .isInstanceOf(ResourceNotFoundException.class);
      assertThat(lambda.listFunctions().functions()).hasSize(3);
      assertThat(lambda.getFunction(b -> b.functionName("slow")).configuration().functionName())
          .isEqualTo("slow");
      assertThat(
              lambda
                  .invoke(b -> b.functionName("double").invocationType(InvocationType.DRY_RUN))
                  .statusCode())
          .isEqualTo(204);
    }
  }

  @Test
  void throttlesSynchronousInvocationsAndQueuesEvents() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    BlockingQueue<Integer> handled = new LinkedBlockingQueue<>();
    AtomicInteger running = new AtomicInteger();
    try (LocalStack stack = start();
        LambdaClient lambda =
            Clients.on(
                stack.endpoint(),
                LambdaClient.builder()
                    .overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(1))))) {
      CountDownLatch entered = new CountDownLatch(1);
      stack.register(
          "narrow",
          event -> {
            handled.add(running.incrementAndGet());
            entered.countDown();
            go.await();
            running.decrementAndGet();
            return event;
          },
          InvocationLimits.DEFAULT.withConcurrency(1));
      for (int i = 0; i < 3; i++) {
        assertThat(send(lambda, "narrow", "{}").statusCode()).isEqualTo(202);
      }
      assertThat(entered.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(() -> invoke(lambda, "narrow", "{}"))
          .isInstanceOf(TooManyRequestsException.class);
      go.countDown();
      for (int i = 0; i < 3; i++) {
        assertThat(handled.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isEqualTo(1);
      }
    }
  }

  @Test
  void retriesEventsAsConfigured() throws Exception {
    BlockingQueue<String> attempts = new LinkedBlockingQueue<>();
    BlockingQueue<String> sentinel = new LinkedBlockingQueue<>();
    try (LocalStack stack = start();
        LambdaClient lambda = client(stack)) {
      stack.register(
          "flaky",
          event -> {
            attempts.add(event.toString());
            throw new IllegalStateException("retry");
          },
          InvocationLimits.DEFAULT.withRetries(2, Duration.ofMillis(5)));
      stack.register("sentinel", event -> event);
      send(lambda, "flaky", "{\"a\":1}");
      for (int i = 0; i < 3; i++) {
        assertThat(attempts.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isEqualTo("{\"a\":1}");
      }
      assertThat(attempts.poll(200, TimeUnit.MILLISECONDS)).isNull();
      assertThat(sentinel).isEmpty();
    }
  }

  @Test
  void handlesStoredEventsAfterARestart() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    try (LocalStack stack = start();
        LambdaClient lambda = client(stack)) {
      stack.register(
          "worker",
          event -> {
            entered.countDown();
            new CountDownLatch(1).await();
            return event;
          },
          InvocationLimits.DEFAULT.withRetries(0, Duration.ZERO));
      send(lambda, "worker", "{\"order\":7}");
      assertThat(entered.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
    }
    BlockingQueue<String> handled = new LinkedBlockingQueue<>();
    try (LocalStack stack = start()) {
      stack.register(
          "worker",
          event -> {
            handled.add(event.toString());
            return event;
          });
      assertThat(handled.poll(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isEqualTo("{\"order\":7}");
    }
  }

  private LocalStack start() throws IOException {
    return LocalStack.start(LocalStackOptions.of(directory, Clients.CREDENTIALS));
  }

  private static LambdaClient client(LocalStack stack) {
    return Clients.on(stack.endpoint(), LambdaClient.builder());
  }

  private static InvokeResponse invoke(LambdaClient lambda, String name, String payload) {
    return lambda.invoke(b -> b.functionName(name).payload(SdkBytes.fromUtf8String(payload)));
  }

  private static InvokeResponse send(LambdaClient lambda, String name, String payload) {
    return lambda.invoke(b ->
        b.functionName(name)
            .invocationType(InvocationType.EVENT)
            .payload(SdkBytes.fromUtf8String(payload)));
  }
}
