package dev.exesys.worker.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.OrderKey;
import dev.exesys.worker.Worker;
import dev.exesys.worker.aws.AwsWorker;
import dev.exesys.worker.process.Permit;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/**
 * The function {@code exesys-worker}: asked with {@code {"run_id", "order_num"}}, it answers with
 * the order's status, or with null if the order was not its to run.
 */
public final class WorkerFunction implements RequestStreamHandler {
  /** What a worker needs after its commands: the rest of the log, the report, cleaning up. */
  private static final Duration RESERVE = Duration.ofSeconds(15);

  private final Worker worker;
  private final Optional<ScratchDirectory> scratch;

  /** For the Lambda service: settings come from the environment. */
  public WorkerFunction() {
    this(
        AwsWorker.create(
            AwsWorker.Clients.fromEnvironment(System.getenv()),
            Path.of("/tmp/exesys"),
            System.getenv(),
            () -> Permit.FREE),
        Optional.of(new ScratchDirectory(Path.of("/tmp"))));
  }

  /**
   * A function over a worker that is there already.
   *
   * @param scratch a folder that is this function's alone, to be emptied after each order
   */
  public WorkerFunction(Worker worker, Optional<ScratchDirectory> scratch) {
    this.worker = worker;
    this.scratch = scratch;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    JsonNode request = Json.parse(new String(input.readAllBytes(), StandardCharsets.UTF_8));
    OrderKey order =
        new OrderKey(request.path("run_id").asString(), request.path("order_num").asString());
    Duration available = Duration.ofMillis(context.getRemainingTimeInMillis()).minus(RESERVE);
    String status = run(order, available).map(OrderStatus::wire).orElse(null);
    output.write(Json.text(Json.object().put("status", status)).getBytes(StandardCharsets.UTF_8));
  }

  private Optional<OrderStatus> run(OrderKey order, Duration available) throws IOException {
    // Emptied before, too: an order must not begin where the one before it could not be removed.
    emptyScratch();
    try {
      return worker.run(order, Optional.empty(), available, new CompletableFuture<>());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("the order was interrupted");
    } finally {
      emptyScratch();
    }
  }

  private void emptyScratch() throws IOException {
    if (scratch.isPresent()) {
      scratch.get().empty();
    }
  }
}
