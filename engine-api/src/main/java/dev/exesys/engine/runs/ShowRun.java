package dev.exesys.engine.runs;

import dev.exesys.core.contract.DoneObject;
import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.Summary;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.QueueStore;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunProgress;
import dev.exesys.core.store.RunStore;
import dev.exesys.engine.machines.ConsoleUrl;
import dev.exesys.engine.machines.StateMachines;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shows a run. Finishes a run whose submit was interrupted, so that a client that polls it sees its
 * end.
 */
public final class ShowRun {

  /** The maximum number of orders in a response. */
  public static final int MAX_PAGE_SIZE = 1000;

  /**
   * The maximum size of the orders in a response. Lambda limits a response to 6 MB, in which this
   * JSON is a string with escaped quotes.
   */
  private static final int MAX_RESPONSE_BYTES = 2_000_000;

  /** Longer than a submit can take. */
  private static final Duration SUBMIT_TIMEOUT = Duration.ofMinutes(15);

  private final RunStore runStore;
  private final BlobStore internalBucket;
  private final BlobStore doneBucket;
  private final RunOrders orders;
  private final QueueStore queues;
  private final StateMachines machines;
  private final FinishRun finish;
  private final Function<RunItem, Optional<String>> holderBefore;
  private final InstantSource clock;

  /**
   * Creates the use case.
   *
   * @param holderBefore returns the id of another run that holds the concurrency group of a run
   */
  public ShowRun(
      RunStore runStore,
      BlobStore internalBucket,
      BlobStore doneBucket,
      RunOrders orders,
      QueueStore queues,
      StateMachines machines,
      FinishRun finish,
      Function<RunItem, Optional<String>> holderBefore,
      InstantSource clock) {
    this.runStore = runStore;
    this.internalBucket = internalBucket;
    this.doneBucket = doneBucket;
    this.orders = orders;
    this.queues = queues;
    this.machines = machines;
    this.finish = finish;
    this.holderBefore = holderBefore;
    this.clock = clock;
  }

  /**
   * Returns a page of the run, or empty if the run does not exist.
   *
   * @param from the index of the first order, counted from 0
   * @param limit the maximum number of orders, up to {@link #MAX_PAGE_SIZE}; fewer are returned if
   *     they do not fit into a response
   */
  public Optional<RunView> show(String runId, int from, int limit) {
    return runStore.find(runId).map(this::finishIfStuck).map(run -> view(run, from, limit));
  }

  private RunItem finishIfStuck(RunItem run) {
    boolean stuck =
        run.progress().status() == JobStatus.STARTING
            && run.job().createdAt().plus(SUBMIT_TIMEOUT).isBefore(clock.instant());
    String execution = run.progress().executionArn();
    if (stuck && (execution == null || machines.status(execution).isEmpty())) {
      finish.finish(run, ExecutionOutcome.aborted("the run could not be started"));
      return runStore.find(run.runId()).orElseThrow();
    }
    return run;
  }

  private RunView view(RunItem run, int from, int limit) {
    List<OrderItem> page = orders.range(run, from, from + Math.min(limit, MAX_PAGE_SIZE));
    List<ObjectNode> shown = fitting(page);
    RunProgress p = run.progress();
    int next = from + shown.size();
    return new RunView(
        run.runId(),
        run.ids().traceId(),
        run.ids().flowId(),
        run.job().gitRepo(),
        run.job().username(),
        run.job().prNumber(),
        run.job().issueNumber(),
        p.status(),
        p.summary() != null
            ? p.summary()
            : Summary.of(page.subList(0, shown.size()).stream().map(OrderItem::status).toList()),
        run.job().orderCount(),
        shown,
        doneBucket.uri(DoneObject.key(run.runId())),
        p.executionArn(),
        ConsoleUrl.of(p.executionArn()),
        p.stateMachineArn(),
        p.commit(),
        run.job().createdAt().toString(),
        run.job().group() == null ? null : run.job().group().name(),
        p.status() == JobStatus.WAITING ? holderBefore.apply(run).orElse(null) : null,
        text(p.endedAt()),
        text(p.cancelledAt()),
        p.failureReason(),
        run.links().rerunOf(),
        run.links().latestRerun(),
        shown.isEmpty() || next >= run.job().orderCount() ? null : Integer.toString(next));
  }

  private List<ObjectNode> fitting(List<OrderItem> page) {
    List<ObjectNode> shown = new ArrayList<>();
    QueueHolders holders = new QueueHolders(queues);
    int bytes = 0;
    for (OrderItem item : page) {
      ObjectNode order = OrderJson.of(item, internalBucket);
      holders.add(item, order);
      bytes += Json.text(order).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MAX_RESPONSE_BYTES && !shown.isEmpty()) {
        return shown;
      }
      shown.add(order);
    }
    return shown;
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
