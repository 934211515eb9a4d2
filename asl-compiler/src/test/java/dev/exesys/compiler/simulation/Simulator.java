package dev.exesys.compiler.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Simulates compiled state machines in virtual time. It reads only the JSON and is independent of
 * the compiler: a {@code run} and a task on an activity take the duration of their order, a {@code
 * wait} lasts until its orders have settled, a {@code shard} runs another state machine, and
 * everything else takes no time.
 */
public final class Simulator {
  private final Map<String, JsonNode> machines;
  private final ToDoubleFunction<String> duration;
  private final PriorityQueue<Event> events = new PriorityQueue<>();
  private final Map<String, Double> starts = new LinkedHashMap<>();
  private final Map<String, Double> settled = new HashMap<>();
  private final Map<String, List<Waiting>> waiting = new HashMap<>();
  private long sequence;

  private record Event(double time, long sequence, DoubleConsumer action)
      implements Comparable<Event> {
    @Override
    public int compareTo(Event other) {
      int byTime = Double.compare(time, other.time);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }

  private static final class Waiting {
    final Set<String> missing;
    final DoubleConsumer then;

    Waiting(Set<String> missing, DoubleConsumer then) {
      this.missing = missing;
      this.then = then;
    }
  }

  private Simulator(Map<String, JsonNode> machines, ToDoubleFunction<String> duration) {
    this.machines = machines;
    this.duration = duration;
  }

  /**
   * Returns when each order starts.
   *
   * @param machines by the value of {@code shard}; the first is the root
   * @param duration the duration of each order
   * @throws IllegalStateException if the job deadlocks or runs an order twice
   */
  public static Map<String, Double> starts(
      Map<String, JsonNode> machines, ToDoubleFunction<String> duration) {
    Simulator simulator = new Simulator(machines, duration);
    boolean[] ended = new boolean[1];
    simulator.enter(machines.values().iterator().next(), 0, time -> ended[0] = true);
    simulator.run();
    if (!ended[0]) {
      throw new IllegalStateException("deadlock; waiting for: " + simulator.waiting.keySet());
    }
    return simulator.starts;
  }

  private void run() {
    for (Event event = events.poll(); event != null; event = events.poll()) {
      event.action.accept(event.time);
    }
  }

  private void at(double time, DoubleConsumer action) {
    events.add(new Event(time, sequence++, action));
  }

  private void enter(JsonNode level, double time, DoubleConsumer end) {
    at(time, now -> state(level, level.get("StartAt").stringValue(), now, end));
  }

  private void state(JsonNode level, String name, double time, DoubleConsumer end) {
    JsonNode state = level.get("States").get(name);
    DoubleConsumer next = next(level, state, end);
    switch (state.get("Type").stringValue()) {
      case "Task" -> task(state, time, next);
      case "Parallel" -> parallel(state.get("Branches"), time, next);
      case "Pass" -> at(time, next);
      default -> throw new IllegalStateException("unexpected state of a successful job: " + name);
    }
  }

  private DoubleConsumer next(JsonNode level, JsonNode state, DoubleConsumer end) {
    JsonNode next = state.get("Next");
    return next == null ? end : time -> state(level, next.stringValue(), time, end);
  }

  private void parallel(JsonNode branches, double time, DoubleConsumer next) {
    int[] open = {branches.size()};
    for (JsonNode branch : branches) {
      enter(
          branch,
          time,
          now -> {
            if (--open[0] == 0) {
              at(now, next);
            }
          });
    }
  }

  private void task(JsonNode state, double time, DoubleConsumer next) {
    JsonNode parameters = state.get("Parameters");
    if (state.get("Resource").stringValue().contains(":activity:")) {
      order(parameters.get("order_name").stringValue(), time, next);
      return;
    }
    JsonNode payload = parameters.path(parameters.has("Input") ? "Input" : "Payload");
    switch (payload.get("action").stringValue()) {
      case "run" -> order(payload.get("order_name").stringValue(), time, next);
      case "wait" -> awaitOrders(payload.get("wait_for"), time, next);
      case "shard" -> enter(machine(payload.get("shard").stringValue()), time, next);
      case "settle" -> throw new IllegalStateException("a successful job settles beside the path");
      default -> at(time, next);
    }
  }

  /** Runs an order; the report of its worker settles it. */
  private void order(String order, double time, DoubleConsumer next) {
    if (starts.put(order, time) != null) {
      throw new IllegalStateException("order runs twice: " + order);
    }
    at(
        time + duration.applyAsDouble(order),
        end -> {
          settle(order, end);
          next.accept(end);
        });
  }

  private JsonNode machine(String shard) {
    JsonNode machine = machines.get(shard);
    if (machine == null) {
      throw new IllegalStateException("unknown shard: " + shard);
    }
    return machine;
  }

  private void awaitOrders(JsonNode names, double time, DoubleConsumer next) {
    Set<String> missing = new HashSet<>();
    names.forEach(name -> missing.add(name.stringValue()));
    missing.removeAll(settled.keySet());
    if (missing.isEmpty()) {
      at(time, next);
      return;
    }
    Waiting waits = new Waiting(missing, next);
    missing.forEach(name -> waiting.computeIfAbsent(name, key -> new ArrayList<>()).add(waits));
  }

  private void settle(String order, double time) {
    settled.put(order, time);
    @Nullable List<Waiting> waits = waiting.remove(order);
    if (waits != null) {
      for (Waiting wait : waits) {
        wait.missing.remove(order);
        if (wait.missing.isEmpty()) {
          at(time, wait.then);
        }
      }
    }
  }
}
