package dev.exesys.engine.sim;

import dev.exesys.core.books.OrderItem;
import dev.exesys.core.books.Report;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.engine.Books;
import dev.exesys.engine.machines.TaskTokens;
import dev.exesys.engine.workers.WorkerEnd;
import dev.exesys.engine.workers.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/**
 * Workers that run no commands: how long an order takes and how it ends is in its first command.
 */
final class SimWorkers implements Workers {

  private final Books books;
  private final TaskTokens tokens;
  private final VirtualTime time;
  private final Random random;
  private final Map<String, Integer> started = new HashMap<>();

  SimWorkers(Books books, TaskTokens tokens, VirtualTime time, Random random) {
    this.books = books;
    this.tokens = tokens;
    this.time = time;
    this.random = random;
  }

  /** How often the commands of each order were started. */
  Map<String, Integer> started() {
    return started;
  }

  @Override
  public String start(OrderItem order) {
    // Some invocations arrive twice, as asynchronous ones may.
    for (int i = random.nextInt(4) == 0 ? 2 : 1; i > 0; i--) {
      String worker = "worker-" + random.nextLong();
      time.after(Duration.ZERO, () -> work(order, worker));
    }
    return random.nextBoolean() ? "" : "handle";
  }

  @Override
  public boolean isComing(OrderItem order) {
    return true;
  }

  @Override
  public List<WorkerEnd> ended(JsonNode event) {
    return List.of();
  }

  @Override
  public void stop(String handle) {
    // Nothing runs here.
  }

  private void work(OrderItem order, String worker) {
    Instant begin = time.instant();
    if (books.orders().claim(order.key(), worker, begin).isEmpty()) {
      return;
    }
    started.merge(order.key().pk(), 1, Integer::sum);
    List<String> script = List.of(order.order().cmds().getFirst().split(" ", -1));
    Duration took = Duration.ofMillis(Long.parseLong(script.get(1)));
    time.after(took, () -> end(order, worker, begin, script.get(0)));
  }

  private void end(OrderItem order, String worker, Instant begin, String how) {
    if (how.equals("dies")) {
      // Step Functions misses the heartbeat.
      token(order).ifPresent(t -> tokens.fail(t, "States.HeartbeatTimeout", ""));
      return;
    }
    OrderStatus status =
        switch (how) {
          case "succeeds" -> OrderStatus.SUCCEEDED;
          case "fails" -> OrderStatus.FAILED;
          default -> OrderStatus.TIMED_OUT;
        };
    Report report = new Report(status, 0, begin, time.instant(), null, null, null);
    if (books.orders().report(order.key(), worker, report).isPresent()) {
      token(order).ifPresent(t -> tell(t, status));
    }
  }

  private void tell(String token, OrderStatus status) {
    if (status == OrderStatus.SUCCEEDED) {
      tokens.succeed(token, Json.object().put("status", status.wire()));
    } else {
      boolean failed = status == OrderStatus.FAILED;
      tokens.fail(token, failed ? "Exesys.OrderFailed" : "Exesys.OrderTimedOut", "as planned");
    }
  }

  private Optional<String> token(OrderItem order) {
    return books.orders().find(order.key()).map(o -> o.progress().taskToken());
  }
}
