package dev.exesys.engine.runs;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.OpenRunStore;
import dev.exesys.core.store.OpenRunStore.OpenRun;
import dev.exesys.core.store.PoolStore;
import dev.exesys.core.store.RunStore;
import dev.exesys.core.store.SeenWorker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists the pools of a deployment, with what waits for them and the workers seen lately. */
public final class ListPools {
  /** Several times the interval at which workers are recorded. */
  private static final Duration LATELY = Duration.ofMinutes(2);

  private final Supplier<List<String>> names;
  private final PoolStore workers;
  private final OpenRunStore openRuns;
  private final RunStore runs;
  private final RunOrders orders;
  private final InstantSource clock;

  /**
   * Creates the use case.
   *
   * @param names returns the names of the pools
   */
  public ListPools(
      Supplier<List<String>> names,
      PoolStore workers,
      OpenRunStore openRuns,
      RunStore runs,
      RunOrders orders,
      InstantSource clock) {
    this.names = names;
    this.workers = workers;
    this.openRuns = openRuns;
    this.runs = runs;
    this.orders = orders;
    this.clock = clock;
  }

  /** Returns {@code {"pools": […]}}, by name. */
  public JsonNode list() {
    SequencedMap<String, PoolBacklog> backlogs = PoolBacklog.none();
    for (OpenRun open : openRuns.all()) {
      if (open.pooled()) {
        runs.find(open.runId()).ifPresent(run -> PoolBacklog.add(backlogs, orders.all(run)));
      }
    }
    TreeSet<String> all = new TreeSet<>(names.get());
    all.addAll(backlogs.keySet());
    ObjectNode answer = Json.object();
    ArrayNode pools = answer.putArray("pools");
    for (String name : all) {
      pools.add(pool(name, backlogs.getOrDefault(name, PoolBacklog.EMPTY)));
    }
    return answer;
  }

  private ObjectNode pool(String name, PoolBacklog backlog) {
    Instant now = clock.instant();
    List<SeenWorker> seen =
        workers.workers(name).stream()
            .filter(worker -> worker.seenAt().isAfter(now.minus(LATELY)))
            .toList();
    ObjectNode pool =
        Json.object()
            .put("pool", name)
            .put("waiting", backlog.waiting())
            .put("running", backlog.running())
            .put("slots", seen.stream().mapToInt(SeenWorker::slots).sum());
    Instant since = backlog.since();
    if (since != null) {
      pool.put("waiting_since", since.toString());
      pool.put("waiting_seconds", Math.max(0, Duration.between(since, now).toSeconds()));
    }
    ArrayNode list = pool.putArray("workers");
    for (SeenWorker worker : seen) {
      list.addObject()
          .put("name", worker.name())
          .put("slots", worker.slots())
          .put("running", worker.running())
          .put("started_at", worker.startedAt().toString())
          .put("seen_at", worker.seenAt().toString());
    }
    return pool;
  }
}
