package dev.exesys.engine.runs;

import dev.exesys.core.contract.DoneObject;
import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.Summary;
import dev.exesys.core.store.ConcurrentCalls;
import dev.exesys.core.store.EventSubject;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.Settlement;
import dev.exesys.core.store.WorkerReport;
import dev.exesys.engine.Books;
import dev.exesys.engine.bundle.BundleSealer;
import dev.exesys.engine.queue.CommandsEnded;
import dev.exesys.engine.queue.OrderQueues;
import dev.exesys.engine.settle.SettlementResolver;
import dev.exesys.engine.settle.Settler;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * Finishes a run, however it ended. The machine's own finalize state and the finalizer that hears
 * of executions may both get here, at once and more than once: each line below is conditional or
 * idempotent, the verdict is written by one of them only, and both go on with that one's. The done
 * object is written last, since whoever sees it reads the rest.
 */
public final class FinishRun {

  private static final int SETTLED_AT_ONCE = 16;

  private final Books stores;
  private final RunOrders orders;
  private final RunStartedEvents opening;
  private final Settler settler;
  private final OrderQueues queues;
  private final BundleSealer bundles;
  private final CommandsEnded departures;
  private final InstantSource clock;

  /**
   * A use case over these parts.
   *
   * @param departures knows whether workers have ended by themselves, once nobody waits for them
   */
  public FinishRun(
      Books stores,
      RunOrders orders,
      RunStartedEvents opening,
      Settler settler,
      OrderQueues queues,
      BundleSealer bundles,
      CommandsEnded departures,
      InstantSource clock) {
    this.stores = stores;
    this.orders = orders;
    this.opening = opening;
    this.settler = settler;
    this.queues = queues;
    this.bundles = bundles;
    this.departures = departures;
    this.clock = clock;
  }

  /**
   * Settles what has not, frees what is held, and writes the verdict, the last event and the done
   * object.
   */
  public DoneObject finish(RunItem run, ExecutionOutcome ending) {
    boolean first = !run.progress().status().over();
    boolean workersLeft = first && conclude(run, ending);
    RunItem finished = stores.runs().find(run.runId()).orElseThrow();
    DoneObject done =
        new DoneObject(
            finished.progress().status(), Objects.requireNonNull(finished.progress().summary()));
    tell(finished, done);
    stores
        .done()
        .putIfAbsent(DoneObject.key(run.runId()), Json.text(done).getBytes(StandardCharsets.UTF_8));
    if (first && !workersLeft) {
      stores.open().forget(run.runId());
    }
    return done;
  }

  /**
   * Finishes a run that has its verdict: what whoever wrote that did not come to, and, once they
   * have ended by themselves or had the time to, workers that were still there and what they held.
   *
   * @return whether nothing is left to do
   */
  public boolean finishLate(RunItem run) {
    DoneObject unused = finish(run, ExecutionOutcome.completed());
    List<OrderItem> all = orders.all(run);
    all.forEach(queues::leave);
    boolean alone = all.stream().allMatch(departures::hasLeft);
    if (alone) {
      all.forEach(settler::stop);
      stores.open().forget(run.runId());
    }
    return alone;
  }

  /** True if commands of the run may still run. */
  private boolean conclude(RunItem run, ExecutionOutcome ending) {
    if (run.progress().status() == JobStatus.STARTING) {
      opening.write(run);
    }
    List<OrderItem> settled = settleAll(run, ending);
    settled.forEach(this::stopUnclaimed);
    boolean workersLeft = !settled.stream().allMatch(departures::hasLeft);
    // After all are settled: whoever lines up from now on finds its order settled and leaves by
    // itself.
    settled.forEach(queues::leave);
    stores.waits().forget(run.runId());
    bundles.forget(run, settled);
    JobStatus verdict = JobStatusRule.of(ending, settled);
    stores
        .runs()
        .finish(
            run.runId(),
            verdict,
            Summary.of(settled.stream().map(OrderItem::status).toList()),
            clock.instant());
    return workersLeft;
  }

  private List<OrderItem> settleAll(RunItem run, ExecutionOutcome ending) {
    List<OrderItem> all = orders.all(run);
    boolean completed = ending.kind() == ExecutionOutcome.Kind.COMPLETED;
    List<OrderItem> left = all.stream().filter(o -> !completed || !o.status().settled()).toList();
    Map<OrderKey, OrderItem> settled = new ConcurrentHashMap<>();
    ConcurrentCalls.forEach(
        left, SETTLED_AT_ONCE, order -> settled.put(order.key(), settle(run, order, ending)));
    return all.stream().map(order -> settled.getOrDefault(order.key(), order)).toList();
  }

  /**
   * Stops what was started for an order unless a worker is at work: that one hears from its next
   * heartbeat that nobody waits, and then ends its commands properly, for which the service that it
   * runs on would give it no time.
   */
  private void stopUnclaimed(OrderItem settled) {
    if (settled.progress().workerId() == null) {
      settler.stop(settled);
    }
  }

  private OrderItem settle(RunItem run, OrderItem order, ExecutionOutcome ending) {
    WorkerReport report = order.progress().reported();
    String reason = run.progress().trouble() == null ? ending.reason() : run.progress().trouble();
    Settlement settlement =
        report != null
            ? SettlementResolver.of(report, clock.instant())
            : new Settlement(
                ending.unsettled(), ending.unsettled().wire(), clock.instant(), null, null, reason);
    return settler.settle(run, order, settlement);
  }

  private void tell(RunItem run, DoneObject done) {
    ObjectNode data = Json.object().put("status", done.status().wire());
    data.set("summary", Json.mapper().valueToTree(done.summary()));
    if (run.progress().trouble() != null) {
      data.put("reason", run.progress().trouble());
    }
    Instant endedAt = Objects.requireNonNull(run.progress().endedAt());
    stores
        .log()
        .appendOnce(
            EventSubject.job(run.ids()),
            endedAt,
            EventType.JOB_COMPLETED,
            done.status().wire(),
            data);
  }
}
