package dev.exesys.worker.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.contract.WarmUp;
import dev.exesys.core.telemetry.InvocationLog;
import dev.exesys.core.telemetry.JsonLogHandler;
import dev.exesys.core.telemetry.TelemetrySettings;
import dev.exesys.worker.Worker;
import dev.exesys.worker.WorkerStart;
import dev.exesys.worker.aws.AwsWorker;
import dev.exesys.worker.process.CommandListener;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/**
 * The Lambda function {@code exesys-worker}. The request is {@code {"run_id", "order_num",
 * "ticket"}}; the response has the order's {@code status}, or null if another worker has claimed
 * the order or it is not dispatched.
 */
public final class WorkerFunction implements RequestStreamHandler {
  /** The time reserved for storing the log, reporting and cleaning up after the commands. */
  private static final Duration RESERVED = Duration.ofSeconds(15);

  private final InvocationLog log;
  private final Worker worker;
  private final Optional<ScratchDirectory> scratch;

  /** Creates the function with settings from the environment, for the Lambda service. */
  public WorkerFunction() {
    this(
        AwsWorker.create(
            AwsWorker.Clients.fromEnvironment(System.getenv()),
            Path.of("/tmp/exesys"),
            System.getenv(),
            CommandListener.NONE),
        Optional.of(new ScratchDirectory(Path.of("/tmp"))));
  }

  /**
   * Creates a function that uses {@code worker}.
   *
   * @param scratch a folder that only this function uses, cleared before and after each order
   */
  public WorkerFunction(Worker worker, Optional<ScratchDirectory> scratch) {
    TelemetrySettings settings = TelemetrySettings.of(System.getenv());
    JsonLogHandler.install(settings, System.out::println);
    this.log = new InvocationLog("worker", settings, System.out::println, InstantSource.system());
    this.worker = worker;
    this.scratch = scratch;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonNode request = Json.parse(new String(input.readAllBytes(), StandardCharsets.UTF_8));
    JsonNode response =
        log.handle(context.getAwsRequestId(), request, event -> handle(event, context));
    output.write(Json.text(response).getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode handle(JsonNode event, Context context) throws IOException {
    if (WarmUp.isWarmUp(event)) {
      return Json.object();
    }
    Duration available = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVED);
    return Json.object()
        .put("status", run(WorkerStart.read(event), available).map(OrderStatus::wire).orElse(null));
  }

  private Optional<OrderStatus> run(WorkerStart start, Duration available) throws IOException {
    // Also cleared before: an order must not start if the files of the previous one could not be
    // removed.
    clearScratch();
    try {
      return worker.run(start, available, new CompletableFuture<>());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("running the order was interrupted");
    } finally {
      clearScratch();
    }
  }

  private void clearScratch() throws IOException {
    if (scratch.isPresent()) {
      scratch.get().clear();
    }
  }
}
