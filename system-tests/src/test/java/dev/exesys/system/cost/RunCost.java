package dev.exesys.system.cost;

import dev.exesys.worker.log.LogLimits;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Computes the cost of a run with the formulas and prices of {@code docs/DEPLOY.md}. Every order
 * has a bundle, runs on Lambda for {@code seconds}, and has neither a queue nor dependencies.
 *
 * @param orders the number of orders
 * @param seconds the duration of each order's commands
 * @param machines the number of state machines that the job compiles to
 */
record RunCost(int orders, int seconds, int machines) {

  private static final double TRANSITION = 0.025 / 1_000;
  private static final double INVOCATION = 0.20 / 1_000_000;
  private static final double GB_SECOND = 0.0000133334;
  private static final double TABLE_WRITE = 0.625 / 1_000_000;
  private static final double TABLE_READ = 0.125 / 1_000_000;
  private static final double OBJECT_WRITE = 0.005 / 1_000;
  private static final double OBJECT_READ = 0.0004 / 1_000;
  private static final double PARAMETER_CALL = 0.05 / 10_000;
  private static final double KEY_CALL = 0.03 / 10_000;
  private static final double API_REQUEST = 1.00 / 1_000_000;
  private static final double LOG_GB = 0.50;

  /** Start of each machine, its Parallel, a state that starts it; two states around the orders. */
  int transitions() {
    int parallels = orders > 1 ? machines : 0;
    return orders + 2 + machines + parallels + (machines - 1);
  }

  /** Without the worker's. */
  int invocations() {
    return 3 * orders + 3;
  }

  /** Without the worker's. */
  double gigabyteSeconds() {
    double dispatch = 1769.0 / 1024;
    return (1 + 0.005 * orders) + (5 + 0.3 * orders) * dispatch + (0.2 + 0.152 * orders);
  }

  double workerGigabyteSeconds() {
    return orders * (seconds + 1.0) * 2;
  }

  /** An upper bound that counts every item in the index; the run's own item is not in it. */
  int tableWrites() {
    return 16 * orders + 19;
  }

  /** An upper bound for warm functions, which have cached the run. */
  double tableReads() {
    return 4.4 * orders + 9.5;
  }

  /** Excludes the output of the commands. */
  int objectWrites() {
    return 2 * orders + 3;
  }

  /** For commands that write continuously. */
  int liveLogWrites() {
    return orders * (int) (seconds / LogLimits.DEFAULT.interval().toSeconds());
  }

  /** An upper bound: a warm worker may have cached the source archive. */
  int objectReads() {
    return 2 * orders + 1;
  }

  /**
   * The data key of each bundle is generated once and decrypted once; that of the job is generated.
   */
  int keyCalls() {
    return 2 * orders + 1;
  }

  /** The git token. */
  int parameterCalls() {
    return 1;
  }

  /** Returns the cost of each category in US dollars. */
  Map<String, Double> dollars() {
    Map<String, Double> dollars = new LinkedHashMap<>();
    dollars.put("state transitions", transitions() * TRANSITION);
    dollars.put("engine functions", invocations() * INVOCATION + gigabyteSeconds() * GB_SECOND);
    dollars.put("tables", tableWrites() * TABLE_WRITE + tableReads() * TABLE_READ);
    dollars.put("objects", objectWrites() * OBJECT_WRITE + objectReads() * OBJECT_READ);
    dollars.put("keys and parameters", keyCalls() * KEY_CALL + parameterCalls() * PARAMETER_CALL);
    dollars.put("API and logs", API_REQUEST + (2 * orders + 3) * 2e-6 * LOG_GB);
    dollars.put("**the engine**", dollars.values().stream().mapToDouble(d -> d).sum());
    dollars.put("live logs", liveLogWrites() * OBJECT_WRITE);
    dollars.put("workers on Lambda", orders * INVOCATION + workerGigabyteSeconds() * GB_SECOND);
    return dollars;
  }

  /** Returns the page's table of quantities and costs for several runs. */
  static String table(RunCost... runs) {
    StringBuilder table = new StringBuilder("| |");
    for (RunCost run : runs) {
      table.append(
          String.format(Locale.ROOT, " %,d order%s |", run.orders, run.orders == 1 ? "" : "s"));
    }
    table.append("\n|---|").append("---:|".repeat(runs.length)).append('\n');
    row(table, "transitions", "%,.0f", RunCost::transitions, runs);
    row(table, "invocations of engine functions", "%,.0f", RunCost::invocations, runs);
    row(table, "GB-seconds of engine functions", "%,.1f", RunCost::gigabyteSeconds, runs);
    row(table, "GB-seconds of workers", "%,.0f", RunCost::workerGigabyteSeconds, runs);
    row(table, "table writes", "%,.0f", RunCost::tableWrites, runs);
    row(table, "table reads", "%,.0f", RunCost::tableReads, runs);
    row(table, "object writes", "%,.0f", RunCost::objectWrites, runs);
    row(table, "object writes for live logs", "%,.0f", RunCost::liveLogWrites, runs);
    row(table, "object reads", "%,.0f", RunCost::objectReads, runs);
    row(table, "key calls", "%,.0f", RunCost::keyCalls, runs);
    row(table, "parameter calls", "%,.0f", RunCost::parameterCalls, runs);
    for (String kind : runs[0].dollars().keySet()) {
      row(table, kind, "$%,.5f", run -> run.dollars().getOrDefault(kind, 0.0), runs);
    }
    return table.toString();
  }

  private static void row(
      StringBuilder table,
      String name,
      String format,
      ToDoubleFunction<RunCost> value,
      RunCost... runs) {
    table.append("| ").append(name).append(" |");
    for (RunCost run : runs) {
      table
          .append(' ')
          .append(String.format(Locale.ROOT, format, value.applyAsDouble(run)))
          .append(" |");
    }
    table.append('\n');
  }
}
