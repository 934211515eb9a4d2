package dev.exesys.engine.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Executes a job by the rules of the design, independently of the engine: when an order is ready,
 * whether it runs, when it starts and ends. The job's queues are not used by other jobs.
 */
final class ReferenceExecution {

  /** The result of an order; {@code startMillis} is defined only if it ran. */
  record Fate(String status, String eventType, boolean ran, long startMillis, long settledMillis) {}

  /** A ready order that waits for its queue. */
  private record Waiting(JsonNode order, long since) {}

  /** A running order. */
  private record Running(JsonNode order, long since, long until) {}

  private final boolean failFast;
  private final Map<String, JsonNode> unready = new LinkedHashMap<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<Running> running = new ArrayList<>();
  private final Map<String, Fate> fates = new HashMap<>();
  private final Map<String, JsonNode> orders = new HashMap<>();
  private final Comparator<Waiting> turn;
  private boolean failed;
  private long now;

  private ReferenceExecution(JsonNode job, ToLongFunction<String> whoWasFirst) {
    failFast = job.path("fail_fast").asBoolean();
    job.path("orders").forEach(order -> unready.put(name(order), order));
    orders.putAll(unready);
    turn =
        Comparator.comparingLong(Waiting::since)
            .thenComparingLong(w -> whoWasFirst.applyAsLong(name(w.order())));
  }

  /**
   * Executes a job.
   *
   * @param whoWasFirst decides between two orders that become ready at the same time, whose
   *     sequence is not defined: the smaller value is first
   */
  static Map<String, Fate> of(JsonNode job, ToLongFunction<String> whoWasFirst) {
    ReferenceExecution play = new ReferenceExecution(job, whoWasFirst);
    play.settleWhatFollows();
    while (!play.running.isEmpty()) {
      play.nextEnd();
      play.settleWhatFollows();
    }
    return play.fates;
  }

  private void nextEnd() {
    now = running.stream().mapToLong(Running::until).min().orElseThrow();
    List<Running> ended = running.stream().filter(r -> r.until() == now).toList();
    running.removeAll(ended);
    for (Running one : ended) {
      String status =
          switch (command(one.order())[0]) {
            case "succeeds" -> "succeeded";
            case "runs-out" -> "timed_out";
            default -> "failed";
          };
      fates.put(name(one.order()), new Fate(status, status, true, one.since(), now));
      failed |=
          failFast && !status.equals("succeeded") && one.order().path("must_succeed").asBoolean();
    }
  }

  /** Applies the rules until nothing more happens at the current time. */
  private void settleWhatFollows() {
    boolean anything = true;
    while (anything) {
      anything = nextReady() || stopWaiting() || serveQueues();
    }
  }

  private boolean nextReady() {
    for (JsonNode order : unready.values()) {
      if (order.path("dependencies").valueStream().allMatch(d -> fates.containsKey(d.asString()))) {
        unready.remove(name(order));
        String refusal = refusal(order);
        if (refusal != null) {
          settle(order, refusal);
        } else if (order.has("queue_id")) {
          waiting.add(new Waiting(order, now));
        } else {
          start(order);
        }
        return true;
      }
    }
    return false;
  }

  /** Blocks an order that waits for its queue if the job has failed fast. */
  private boolean stopWaiting() {
    for (Waiting one : List.copyOf(waiting)) {
      if (failed && !one.order().path("when").asString().equals("always")) {
        waiting.remove(one);
        settle(one.order(), "blocked");
        return true;
      }
    }
    return false;
  }

  private boolean serveQueues() {
    for (Waiting first : waiting.stream().sorted(turn).toList()) {
      String queue = first.order().path("queue_id").asString();
      if (running.stream().noneMatch(r -> r.order().path("queue_id").asString("").equals(queue))) {
        waiting.remove(first);
        start(first.order());
        return true;
      }
    }
    return false;
  }

  /** Returns blocked, skipped, or null if the order is to run. */
  private @Nullable String refusal(JsonNode order) {
    boolean anyFailed = false;
    boolean blocked = false;
    for (JsonNode dependency : order.path("dependencies")) {
      Fate fate = Objects.requireNonNull(fates.get(dependency.asString()));
      boolean must =
          Objects.requireNonNull(orders.get(dependency.asString()))
              .path("must_succeed")
              .asBoolean();
      anyFailed |= !fate.status().equals("succeeded");
      blocked |= fate.eventType().equals("blocked") || (!fate.status().equals("succeeded") && must);
    }
    return switch (order.path("when").asString()) {
      case "always" -> null;
      case "on_failure" -> !anyFailed ? "skipped" : failed ? "blocked" : null;
      default -> blocked || failed ? "blocked" : null;
    };
  }

  private void settle(JsonNode order, String eventType) {
    String status = eventType.equals("skipped") ? "succeeded" : "failed";
    fates.put(name(order), new Fate(status, eventType, false, now, now));
  }

  private void start(JsonNode order) {
    running.add(new Running(order, now, now + Long.parseLong(command(order)[1])));
  }

  private static String[] command(JsonNode order) {
    return order.path("cmds").get(0).asString().split(" ", -1);
  }

  private static String name(JsonNode order) {
    return order.path("order_name").asString();
  }
}
