package dev.exesys.engine.steps;

import dev.exesys.core.books.OrderItem;
import dev.exesys.core.books.OrderKey;
import dev.exesys.core.books.RunItem;
import dev.exesys.core.contract.OrderNum;
import dev.exesys.engine.Books;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds the run and the order a state is about. Payloads may carry the {@code order_num}; where
 * they carry the name alone, a run's names are read once and kept for the few runs seen last.
 */
final class OrderFinder {

  private static final int KEPT_RUNS = 20;

  private final Books books;
  private final Map<String, Map<String, String>> numbers =
      new LinkedHashMap<>(KEPT_RUNS, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Map<String, String>> eldest) {
          return size() > KEPT_RUNS;
        }
      };

  OrderFinder(Books books) {
    this.books = books;
  }

  /**
   * The run.
   *
   * @throws UnknownRunException if there is none
   */
  RunItem run(StepRequest request) {
    return books
        .runs()
        .find(request.runId())
        .orElseThrow(() -> new UnknownRunException(request.runId()));
  }

  /**
   * The order.
   *
   * @throws UnknownRunException if the run has no such order
   */
  OrderItem order(RunItem run, StepRequest request) {
    String num = request.payload().path("order_num").asString("");
    if (num.isEmpty()) {
      num = names(run).getOrDefault(request.orderName(), "");
    }
    return books
        .orders()
        .find(new OrderKey(run.runId(), num))
        .filter(o -> o.name().equals(request.orderName()))
        .orElseThrow(
            () -> new UnknownRunException(run.runId() + " with an order " + request.orderName()));
  }

  private synchronized Map<String, String> names(RunItem run) {
    return numbers.computeIfAbsent(run.runId(), id -> readNames(run));
  }

  private Map<String, String> readNames(RunItem run) {
    int count = run.job().orderCount();
    Map<String, String> found = new HashMap<>();
    books
        .orders()
        .findAll(
            IntStream.range(0, count)
                .mapToObj(i -> new OrderKey(run.runId(), OrderNum.of(i, count)))
                .toList())
        .forEach(order -> found.put(order.name(), order.orderNum()));
    return found;
  }
}
