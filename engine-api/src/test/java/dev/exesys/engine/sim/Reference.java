package dev.exesys.engine.sim;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * What is to become of a job without queues, worked out order by order from the design's sentences:
 * when an order is ready, whether it runs, when it ends. Orders are listed after their
 * dependencies.
 */
final class Reference {

  /** What became of an order. */
  record Fate(String status, String eventType, boolean ran, long readyMillis, long settledMillis) {}

  private final Map<String, Fate> fates = new LinkedHashMap<>();

  /**
   * Works the fates out; a job that fails fast needs more than one round, since what fails early
   * stops what is late.
   */
  static Map<String, Fate> of(JsonNode job) {
    long failedAt = Long.MAX_VALUE;
    while (true) {
      Reference round = new Reference();
      round.play(job, failedAt);
      long first = job.path("fail_fast").asBoolean() ? round.firstFailure(job) : Long.MAX_VALUE;
      if (first == failedAt) {
        return round.fates;
      }
      failedAt = first;
    }
  }

  private long firstFailure(JsonNode job) {
    long first = Long.MAX_VALUE;
    for (JsonNode order : job.path("orders")) {
      Fate fate = fate(order.path("order_name").asString());
      if (fate.ran()
          && !fate.status().equals("succeeded")
          && order.path("must_succeed").asBoolean()) {
        first = Math.min(first, fate.settledMillis());
      }
    }
    return first;
  }

  private Fate fate(String name) {
    Fate fate = fates.get(name);
    if (fate == null) {
      throw new IllegalArgumentException("orders must be listed after their dependencies: " + name);
    }
    return fate;
  }

  private void play(JsonNode job, long failedAt) {
    Map<String, JsonNode> orders = new LinkedHashMap<>();
    for (JsonNode order : job.path("orders")) {
      orders.put(order.path("order_name").asString(), order);
    }
    orders.forEach((name, order) -> fates.put(name, play(order, orders, failedAt)));
  }

  private Fate play(JsonNode order, Map<String, JsonNode> orders, long failedAt) {
    long ready = 0;
    boolean anyFailed = false;
    boolean blocked = false;
    for (JsonNode dependency : order.path("dependencies")) {
      Fate fate = fate(dependency.asString());
      ready = Math.max(ready, fate.settledMillis());
      anyFailed |= !fate.status().equals("succeeded");
      boolean must =
          Objects.requireNonNull(orders.get(dependency.asString()))
              .path("must_succeed")
              .asBoolean();
      blocked |= fate.eventType().equals("blocked") || (!fate.status().equals("succeeded") && must);
    }
    boolean stopped = failedAt <= ready;
    return switch (order.path("when").asString()) {
      case "always" -> run(order, ready);
      case "on_failure" -> {
        if (!anyFailed) {
          yield new Fate("succeeded", "skipped", false, ready, ready);
        }
        yield stopped ? new Fate("failed", "blocked", false, ready, ready) : run(order, ready);
      }
      default ->
          blocked || stopped
              ? new Fate("failed", "blocked", false, ready, ready)
              : run(order, ready);
    };
  }

  private static Fate run(JsonNode order, long ready) {
    String command = order.path("cmds").get(0).asString();
    int space = command.indexOf(' ');
    long end = ready + Long.parseLong(command.substring(space + 1));
    String status =
        switch (command.substring(0, space)) {
          case "succeeds" -> "succeeded";
          case "runs-out" -> "timed_out";
          default -> "failed";
        };
    return new Fate(status, status, true, ready, end);
  }
}
