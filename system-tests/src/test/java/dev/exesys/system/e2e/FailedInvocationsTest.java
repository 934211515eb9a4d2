package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.Json;
import dev.exesys.local.lambda.FunctionFailedException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Workers on Lambda whose invocation fails: the order gets the reason without a heartbeat timeout.
 */
class FailedInvocationsTest {
  /** Far longer than a test may take, so that no heartbeat timeout settles an order. */
  private static final Map<String, String> NO_TIMEOUT =
      Map.of("AWS_EXE_SYS_HEARTBEAT_TIMEOUT_SECONDS", "3600");

  @TempDir Path folder;

  @Test
  void aWorkerThatCannotStartFailsItsOrderWithTheReason() throws Exception {
    try (Testbed testbed =
        Testbed.start(
            folder,
            NO_TIMEOUT,
            (name, function) ->
                name.equals("exesys-worker")
                    ? event -> {
                      throw new FunctionFailedException(
                          "Runtime.ExitError", "RequestId: 1 Error: Runtime exited: exit status 1");
                    }
                    : function)) {
      FinishedRun run = testbed.run(new JobBuilder().order("a", "true").order("b", "true", "a"));

      assertThat(run.status()).isEqualTo("failed");
      assertThat(run.eventTypes("b")).endsWith("blocked");
      assertThat(run.event("a", "failed").data().toString())
          .contains("the worker's Lambda invocation failed: Runtime.ExitError")
          .contains("worker_lost");
    }
  }

  @Test
  void aWorkerThatIsKilledWhileItRunsIsLostAtOnceAndRetried() throws Exception {
    AtomicInteger invocations = new AtomicInteger();
    try (Testbed testbed =
        Testbed.start(
            folder,
            NO_TIMEOUT,
            (name, function) ->
                name.equals("exesys-worker")
                    ? event -> {
                      if (invocations.getAndIncrement() == 0) {
                        throw new FunctionFailedException(
                            "Sandbox.Timedout", "Task timed out after 900.00 seconds");
                      }
                      return function.handle(event);
                    }
                    : function)) {
      FinishedRun run =
          testbed.run(
              new JobBuilder()
                  .order(
                      "a",
                      "true",
                      order ->
                          order
                              .putObject("retry")
                              .put("max_attempts", 2)
                              .put("delay_seconds", 1)
                              .putArray("on")
                              .add("worker_lost")));

      assertThat(run.status()).isEqualTo("succeeded");
      assertThat(run.event("a", "retrying").data().toString()).contains("Task timed out");
    }
  }

  /** A worker may send events with the source of its failed invocations, for any order. */
  @Test
  void aForgedRecordDoesNotFailTheOrderOfAnotherWorker() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch forged = new CountDownLatch(1);
    try (Testbed testbed =
            Testbed.start(
                folder,
                NO_TIMEOUT,
                (name, function) ->
                    name.equals("exesys-worker")
                        ? event -> {
                          running.countDown();
                          forged.await();
                          return function.handle(event);
                        }
                        : function);
        LambdaClient lambda = testbed.clients().build(LambdaClient.builder())) {
      JsonNode accepted = testbed.submit(new JobBuilder().order("a", "true"));
      running.await();

      String answer =
          lambda
              .invoke(b ->
                  b.functionName("exesys-finalizer")
                      .payload(SdkBytes.fromUtf8String(record(accepted, "dispatch-0123456789ab"))))
              .payload()
              .asUtf8String();
      forged.countDown();

      assertThat(answer).isEqualTo("{\"completed\":0}");
      assertThat(testbed.await(accepted).statuses()).containsEntry("a", "succeeded");
    }
  }

  private static String record(JsonNode accepted, String dispatchId) {
    ObjectNode event = Json.object().put("source", "lambda");
    event
        .putObject("detail")
        .putObject("requestPayload")
        .put("run_id", accepted.path("run_id").asString())
        .put("order_num", "0001")
        .put("dispatch_id", dispatchId);
    return event.toString();
  }
}
