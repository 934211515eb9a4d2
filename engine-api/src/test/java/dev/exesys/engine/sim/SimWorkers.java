package dev.exesys.engine.sim;

import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.report.ReportMessage;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.RunStore;
import dev.exesys.core.store.WorkerReport;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.JsonFunction;
import dev.exesys.engine.workers.WorkerLauncher;
import dev.exesys.engine.workers.WorkerTermination;
import dev.exesys.local.stepfunctions.simulation.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Workers that run no commands: the duration and the outcome of each attempt are in a command. */
final class SimWorkers implements WorkerLauncher {

  private static final Duration BEAT = Duration.ofSeconds(10);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final OrderStore orderStore;
  private final RunStore runStore;
  private final TaskTokens tokens;
  private JsonFunction reports = event -> event;
  private final VirtualTime time;
  private final Random random;
  private final Map<String, Integer> started = new HashMap<>();
  private final Set<String> busy = new HashSet<>();
  private final List<CommandTime> times = new ArrayList<>();

  SimWorkers(
      OrderStore orderStore,
      RunStore runStore,
      TaskTokens tokens,
      VirtualTime time,
      Random random) {
    this.orderStore = orderStore;
    this.runStore = runStore;
    this.tokens = tokens;
    this.time = time;
    this.random = random;
  }

  /** When commands of a run were running. */
  record CommandTime(String runId, Instant from, Instant until) {}

  /** Returns when commands were running. */
  List<CommandTime> times() {
    return times;
  }

  /** Sends reports to the engine. */
  void connect(JsonFunction reportFunction) {
    reports = reportFunction;
  }

  /** Returns how many runs are before a run in its chain of reruns. */
  private int generation(String runId) {
    int count = 0;
    for (String run = originalOf(runId); run != null; run = originalOf(run)) {
      count++;
    }
    return count;
  }

  private @Nullable String originalOf(String runId) {
    return runStore.find(runId).map(run -> run.links().rerunOf()).orElse(null);
  }

  /** Returns how often the commands of each order were started. */
  Map<String, Integer> started() {
    return started;
  }

  @Override
  public List<String> instances(OrderItem order) {
    return List.of();
  }

  @Override
  public String start(OrderItem order, List<String> instances) {
    // Some invocations arrive twice, as asynchronous invocations can.
    for (int i = random.nextInt(4) == 0 ? 2 : 1; i > 0; i--) {
      String worker = "worker-" + random.nextLong();
      time.after(Duration.ZERO, () -> work(order, worker));
    }
    return random.nextBoolean() ? "" : "handle";
  }

  @Override
  public List<OrderItem> pending(List<OrderItem> orders) {
    return orders;
  }

  @Override
  public List<WorkerTermination> terminations(JsonNode event) {
    return List.of();
  }

  @Override
  public void stop(String handle) {
    // Nothing runs here.
  }

  private void work(OrderItem order, String worker) {
    Instant begin = time.instant();
    orderStore.claim(order.key(), worker, begin).ifPresent(claimed -> run(claimed, worker, begin));
  }

  private void run(OrderItem order, String worker, Instant begin) {
    started.merge(order.key().pk(), 1, Integer::sum);
    String queue = order.order().queueId();
    if (queue != null && !busy.add(queue)) {
      throw new AssertionError("commands of two orders of queue " + queue + " run at once");
    }
    List<String> script =
        RandomJob.script(
            order.order().cmds(), order.progress().attempt(), generation(order.runId()));
    Duration took = Duration.ofMillis(Long.parseLong(script.get(1)));
    Commands commands = new Commands(order, worker, begin, begin.plus(took), script.get(0));
    time.after(took, commands::end);
    time.after(BEAT, commands::beat);
  }

  /** The commands of one order. */
  private final class Commands {
    private final OrderItem order;
    private final String worker;
    private final Instant begin;
    private final Instant end;
    private final String how;
    private boolean over;

    Commands(OrderItem order, String worker, Instant begin, Instant end, String how) {
      this.order = order;
      this.worker = worker;
      this.begin = begin;
      this.end = end;
      this.how = how;
    }

    /**
     * Sends a heartbeat. Ends the commands of a settled order instead, within their grace period.
     */
    private void beat() {
      if (over || time.instant().isAfter(end)) {
        return;
      }
      if (orderStore.find(order.key()).orElseThrow().status().settled()) {
        over = true;
        Duration grace = Duration.ofMillis(random.nextInt((int) GRACE.toMillis()));
        time.after(grace, () -> report(OrderStatus.FAILED));
      } else {
        token(order).ifPresent(tokens::heartbeat);
        time.after(BEAT, this::beat);
      }
    }

    private void end() {
      if (over) {
        return;
      }
      over = true;
      if (how.equals("dies")) {
        leave();
        // The heartbeat times out.
        token(order).ifPresent(t -> tokens.fail(t, "States.HeartbeatTimeout", ""));
      } else {
        report(
            switch (how) {
              case "succeeds" -> OrderStatus.SUCCEEDED;
              case "fails" -> OrderStatus.FAILED;
              default -> OrderStatus.TIMED_OUT;
            });
      }
    }

    private void report(OrderStatus status) {
      leave();
      int exitCode = status == OrderStatus.SUCCEEDED ? 0 : 1;
      WorkerReport report =
          new WorkerReport(status, exitCode, begin, time.instant(), null, null, null);
      JsonNode unused =
          reports.apply(
              new ReportMessage(order.attemptKey(), worker, Optional.empty(), report).json());
    }

    private void leave() {
      times.add(new CommandTime(order.runId(), begin, time.instant()));
      String queue = order.order().queueId();
      if (queue != null) {
        busy.remove(queue);
      }
    }
  }

  private Optional<String> token(OrderItem order) {
    return orderStore.find(order.key()).map(o -> o.progress().taskToken());
  }
}
