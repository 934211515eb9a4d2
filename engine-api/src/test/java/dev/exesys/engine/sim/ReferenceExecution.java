package dev.exesys.engine.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Executes a job by the rules of the design, independently of the engine: when an order is ready,
 * whether it runs, when it starts and ends. The job's queues are not used by other jobs.
 */
final class ReferenceExecution {

  /**
   * The result of an order.
   *
   * @param attempts how often it ran
   * @param approved whether it was approved
   * @param asked whether it asked for approval
   * @param startMillis when its last attempt started; defined only if it ran
   */
  record Fate(
      String status,
      String eventType,
      int attempts,
      boolean asked,
      boolean approved,
      long startMillis,
      long settledMillis) {
    boolean ran() {
      return attempts > 0;
    }

    /** Returns the fate of the order in a rerun that does not run it again. */
    Fate carriedOver() {
      boolean succeeded = status.equals("succeeded") && !eventType.equals("skipped");
      return new Fate(status, succeeded ? "carried_over" : eventType, 0, false, false, 0, 0);
    }
  }

  /** An order that waits for approval. */
  private record Asking(JsonNode order, long until, String decision) {}

  /** A ready order that waits for its queue. */
  private record Waiting(JsonNode order, long since) {}

  /** A running order. */
  private record Running(JsonNode order, int attempt, long since, long until) {}

  private final boolean failFast;
  private final int generation;
  private final Map<String, JsonNode> unready = new LinkedHashMap<>();
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<Asking> asking = new ArrayList<>();
  private final List<Running> running = new ArrayList<>();
  private final Set<String> asked = new HashSet<>();
  private final Set<String> approved = new HashSet<>();
  private final Map<String, Fate> fates = new HashMap<>();
  private final Map<String, JsonNode> orders = new HashMap<>();
  private final Comparator<Waiting> turn;
  private boolean failed;
  private long now;

  private ReferenceExecution(JsonNode job, int generation, ToLongFunction<String> whoWasFirst) {
    this.generation = generation;
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
    return rerun(job, Map.of(), 0, whoWasFirst);
  }

  /**
   * Executes a rerun.
   *
   * @param carriedOver the orders that do not run again
   * @param generation of the rerun, from 1
   */
  static Map<String, Fate> rerun(
      JsonNode job,
      Map<String, Fate> carriedOver,
      int generation,
      ToLongFunction<String> whoWasFirst) {
    ReferenceExecution play = new ReferenceExecution(job, generation, whoWasFirst);
    play.fates.putAll(carriedOver);
    play.unready.keySet().removeAll(carriedOver.keySet());
    play.settleWhatFollows();
    while (!play.running.isEmpty() || !play.asking.isEmpty()) {
      play.nextEnd();
      play.settleWhatFollows();
    }
    return play.fates;
  }

  private void nextEnd() {
    now =
        Math.min(
            running.stream().mapToLong(Running::until).min().orElse(Long.MAX_VALUE),
            asking.stream().mapToLong(Asking::until).min().orElse(Long.MAX_VALUE));
    List<Running> ended = running.stream().filter(r -> r.until() == now).toList();
    running.removeAll(ended);
    ended.forEach(this::endAttempt);
    List<Asking> decided = asking.stream().filter(a -> a.until() == now).toList();
    asking.removeAll(decided);
    for (Asking one : decided) {
      if (one.decision().equals("approve")) {
        approved.add(name(one.order()));
        proceed(one.order());
      } else {
        settle(one.order(), "rejected");
        noteFailure(one.order());
      }
    }
  }

  private void endAttempt(Running one) {
    JsonNode order = one.order();
    String how = script(order, one.attempt()).get(0);
    String status =
        switch (how) {
          case "succeeds" -> "succeeded";
          case "runs-out" -> "timed_out";
          default -> "failed";
        };
    String cause = how.equals("dies") ? "worker_lost" : status;
    if (!how.equals("succeeds") && isRetried(order.path("retry"), cause, one.attempt())) {
      long delay = 0;
      if (!cause.equals("worker_lost")) {
        long first = Math.max(1, order.path("retry").path("delay_seconds").asLong()) * 1000;
        delay = first * (long) Math.pow(rate(order), retriesBySelf(order, one.attempt()) - 1);
      }
      startAttempt(order, one.attempt() + 1, now + delay);
      return;
    }
    fates.put(
        name(order),
        new Fate(
            status,
            status,
            one.attempt(),
            asked.contains(name(order)),
            approved.contains(name(order)),
            one.since(),
            now));
    if (!status.equals("succeeded")) {
      noteFailure(order);
    }
  }

  private static int rate(JsonNode order) {
    return order.path("retry").path("backoff_rate").asInt();
  }

  /**
   * Returns how many retries the visit of the run state has had with this one. A lost worker leaves
   * the state, which then counts from the start.
   */
  private int retriesBySelf(JsonNode order, int attempt) {
    int count = 0;
    for (int i = attempt; i > 0 && !script(order, i).get(0).equals("dies"); i--) {
      count++;
    }
    return count;
  }

  private static boolean isRetried(JsonNode retry, String cause, int attempt) {
    boolean on =
        !retry.has("on")
            || retry.path("on").valueStream().anyMatch(c -> c.asString().equals(cause));
    boolean code =
        !cause.equals("failed")
            || !retry.has("exit_codes")
            || retry.path("exit_codes").valueStream().anyMatch(c -> c.asInt() == 1);
    return attempt < retry.path("max_attempts").asInt(1) && on && code;
  }

  private void noteFailure(JsonNode order) {
    failed |= failFast && order.path("must_succeed").asBoolean();
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
        } else if (order.has("approval")) {
          ask(order);
        } else {
          proceed(order);
        }
        return true;
      }
    }
    return false;
  }

  private void ask(JsonNode order) {
    List<String> script =
        RandomJob.script(List.of(order.path("approval").path("message").asString()), 1);
    boolean ignored = script.get(0).equals("ignore");
    long until =
        ignored
            ? order.path("approval").path("timeout").asLong() * 1000
            : Long.parseLong(script.get(1));
    asked.add(name(order));
    asking.add(new Asking(order, now + until, script.get(0)));
  }

  private void proceed(JsonNode order) {
    if (failed && !order.path("when").asString().equals("always")) {
      settle(order, "blocked");
    } else if (order.has("queue_id")) {
      waiting.add(new Waiting(order, now));
    } else {
      startAttempt(order, 1, now);
    }
  }

  /** Blocks an order that waits for its queue or approval if the job has failed fast. */
  private boolean stopWaiting() {
    for (Asking one : List.copyOf(asking)) {
      if (failed && !one.order().path("when").asString().equals("always")) {
        asking.remove(one);
        settle(one.order(), "blocked");
        return true;
      }
    }
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
        startAttempt(first.order(), 1, now);
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
      blocked |=
          Set.of("blocked", "rejected").contains(fate.eventType())
              || (!fate.status().equals("succeeded") && must);
    }
    return switch (order.path("when").asString()) {
      case "always" -> null;
      case "on_failure" -> !anyFailed ? "skipped" : failed ? "blocked" : null;
      default -> blocked || failed ? "blocked" : null;
    };
  }

  private void settle(JsonNode order, String eventType) {
    String status = eventType.equals("skipped") ? "succeeded" : "failed";
    fates.put(
        name(order),
        new Fate(
            status,
            eventType,
            0,
            asked.contains(name(order)),
            approved.contains(name(order)),
            now,
            now));
  }

  private void startAttempt(JsonNode order, int attempt, long at) {
    running.add(
        new Running(order, attempt, at, at + Long.parseLong(script(order, attempt).get(1))));
  }

  private List<String> script(JsonNode order, int attempt) {
    return RandomJob.script(
        order.path("cmds").valueStream().map(JsonNode::asString).toList(), attempt, generation);
  }

  private static String name(JsonNode order) {
    return order.path("order_name").asString();
  }
}
