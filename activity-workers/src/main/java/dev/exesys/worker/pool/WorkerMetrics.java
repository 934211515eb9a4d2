package dev.exesys.worker.pool;

import java.util.Map;
import java.util.function.ToLongFunction;

/** Writes the counts of a worker process in the text format of Prometheus. */
final class WorkerMetrics {
  private WorkerMetrics() {}

  static String text(WorkerActivity activity) {
    Map<String, WorkerActivity.PoolCounts> pools = activity.byPool();
    StringBuilder text = new StringBuilder();
    values(text, "exesys_worker_slots", "gauge", "Slots of a pool.", pools, p -> p.slots());
    values(
        text,
        "exesys_worker_running",
        "gauge",
        "Slots of a pool that run an order.",
        pools,
        p -> p.running());
    values(
        text,
        "exesys_worker_failed_polls_total",
        "counter",
        "Polls of a pool that failed.",
        pools,
        p -> p.failedPolls());
    head(text, "exesys_worker_orders_total", "counter", "Orders of a pool that ended, by status.");
    pools.forEach((pool, counts) ->
        counts
            .orders()
            .forEach((status, count) ->
                text.append("exesys_worker_orders_total{pool=\"")
                    .append(pool)
                    .append("\",status=\"")
                    .append(status)
                    .append("\"} ")
                    .append(count)
                    .append('\n')));
    head(text, "exesys_worker_problems", "gauge", "Slots that cannot run orders.");
    text.append("exesys_worker_problems ").append(activity.problems().size()).append('\n');
    return text.toString();
  }

  private static void values(
      StringBuilder text,
      String name,
      String type,
      String help,
      Map<String, WorkerActivity.PoolCounts> pools,
      ToLongFunction<WorkerActivity.PoolCounts> value) {
    head(text, name, type, help);
    pools.forEach((pool, counts) ->
        text.append(name)
            .append("{pool=\"")
            .append(pool)
            .append("\"} ")
            .append(value.applyAsLong(counts))
            .append('\n'));
  }

  private static void head(StringBuilder text, String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }
}
