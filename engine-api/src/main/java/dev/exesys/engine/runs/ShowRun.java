package dev.exesys.engine.runs;

import dev.exesys.core.contract.DoneObject;
import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.Summary;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderProgress;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunProgress;
import dev.exesys.engine.Books;
import dev.exesys.engine.machines.StateMachines;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Shows a run. Whoever looks at one whose submit died half-way also gives it its end. */
public final class ShowRun {

  /** The most orders of one answer. */
  public static final int LARGEST_PAGE = 1000;

  /** A function may answer with 6 MB, in which this is text with its quotes escaped. */
  private static final int MOST_BYTES = 2_000_000;

  /** Of an order with more dependencies only their number is shown. */
  private static final int MOST_DEPENDENCIES = 1000;

  /** Longer than a submit can take. */
  private static final Duration SUBMIT = Duration.ofMinutes(15);

  private final Books stores;
  private final RunOrders orders;
  private final StateMachines machines;
  private final FinishRun finish;
  private final InstantSource clock;

  /** A use case over these parts. */
  public ShowRun(
      Books stores,
      RunOrders orders,
      StateMachines machines,
      FinishRun finish,
      InstantSource clock) {
    this.stores = stores;
    this.orders = orders;
    this.machines = machines;
    this.finish = finish;
    this.clock = clock;
  }

  /**
   * A page of the run, or empty if there is no such run.
   *
   * @param from the first order's place, from 0
   * @param limit at most {@link #LARGEST_PAGE} orders; fewer if they do not fit into an answer
   */
  public Optional<RunView> show(String runId, int from, int limit) {
    return stores.runs().find(runId).map(this::withEnd).map(run -> view(run, from, limit));
  }

  private RunItem withEnd(RunItem run) {
    boolean stuck =
        run.progress().status() == JobStatus.STARTING
            && run.job().createdAt().plus(SUBMIT).isBefore(clock.instant());
    String execution = run.progress().executionArn();
    if (stuck && (execution == null || machines.status(execution).isEmpty())) {
      finish.finish(run, ExecutionOutcome.aborted("the run could not be started"));
      return stores.runs().find(run.runId()).orElseThrow();
    }
    return run;
  }

  private RunView view(RunItem run, int from, int limit) {
    List<OrderItem> page = orders.range(run, from, from + Math.min(limit, LARGEST_PAGE));
    List<ObjectNode> shown = fitting(page.stream().map(ShowRun::order).toList());
    RunProgress p = run.progress();
    int next = from + shown.size();
    return new RunView(
        run.runId(),
        run.ids().traceId(),
        run.ids().flowId(),
        p.status(),
        p.summary() != null
            ? p.summary()
            : Summary.of(page.subList(0, shown.size()).stream().map(OrderItem::status).toList()),
        run.job().orderCount(),
        shown,
        stores.done().uri(DoneObject.key(run.runId())),
        p.executionArn(),
        p.stateMachineArn(),
        p.commit(),
        run.job().createdAt().toString(),
        text(p.endedAt()),
        p.trouble(),
        shown.isEmpty() || next >= run.job().orderCount() ? null : Integer.toString(next));
  }

  private static List<ObjectNode> fitting(List<ObjectNode> page) {
    int bytes = 0;
    for (int i = 0; i < page.size(); i++) {
      bytes += Json.text(page.get(i)).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MOST_BYTES) {
        return page.subList(0, Math.max(1, i));
      }
    }
    return page;
  }

  private static ObjectNode order(OrderItem item) {
    OrderProgress p = item.progress();
    ObjectNode order =
        Json.object()
            .put("order_num", item.orderNum())
            .put("order_name", item.name())
            .put("status", item.status().wire())
            .put("execution_target", item.order().executionTarget().wire());
    if (!item.listsLost()) {
      List<String> dependencies = item.order().dependencies();
      order.put("dependency_count", dependencies.size());
      if (dependencies.size() <= MOST_DEPENDENCIES) {
        dependencies.forEach(order.putArray("dependencies")::add);
      }
    }
    put(order, "queue_id", item.order().queueId());
    put(order, "event_type", p.eventType());
    put(order, "dispatched_at", text(p.dispatchedAt()));
    put(order, "started_at", text(p.startedAt()));
    put(order, "ended_at", text(p.endedAt()));
    put(order, "reason", p.reason());
    put(order, "log", p.log());
    if (p.exitCode() != null) {
      order.put("exit_code", p.exitCode());
    }
    return order;
  }

  private static void put(ObjectNode order, String name, @Nullable String value) {
    if (value != null) {
      order.put(name, value);
    }
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
