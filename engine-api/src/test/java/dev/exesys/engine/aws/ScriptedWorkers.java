package dev.exesys.engine.aws;

import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.report.ReportMessage;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.WorkerReport;
import dev.exesys.engine.JsonFunction;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * Workers that do what an order's first command says: {@code succeed}, {@code fail}, or {@code
 * hang} until they are released or stopped.
 */
final class ScriptedWorkers {

  private final OrderStore orderStore;
  private final JsonFunction reports;
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private final Set<String> released = ConcurrentHashMap.newKeySet();
  private final Map<String, CountDownLatch> begun = new ConcurrentHashMap<>();

  ScriptedWorkers(OrderStore orderStore, JsonFunction reports) {
    this.orderStore = orderStore;
    this.reports = reports;
  }

  /** Returns the latch that opens when an order of this name is claimed. */
  CountDownLatch begun(String orderName) {
    return begun.computeIfAbsent(orderName, n -> new CountDownLatch(1));
  }

  /** Makes a hanging order succeed. */
  void release(String orderName) {
    released.add(orderName);
  }

  /** Waits 10 ms for other threads. */
  void pause() throws InterruptedException {
    new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS);
  }

  JsonNode work(JsonNode event) {
    OrderKey key =
        new OrderKey(event.path("run_id").asString(), event.path("order_num").asString());
    String me = UUID.randomUUID().toString();
    Instant begin = Instant.now();
    if (orderStore.claim(key, me, begin).isEmpty()) {
      return Json.object();
    }
    OrderItem order = orderStore.find(key).orElseThrow();
    String queue = order.order().queueId();
    if (queue != null && !running.add(queue)) {
      throw new IllegalStateException("two orders of queue " + queue + " at once");
    }
    begun(order.name()).countDown();
    String script = order.order().cmds().getFirst();
    if (script.equals("hang")) {
      hang(order);
    }
    if (queue != null) {
      running.remove(queue);
    }
    report(order, me, begin, script.equals("succeed") || released.contains(order.name()));
    return Json.object();
  }

  /** Waits until the order is released or settled. */
  private void hang(OrderItem order) {
    try {
      while (!released.contains(order.name())
          && !orderStore.find(order.key()).orElseThrow().status().settled()) {
        pause();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void report(OrderItem order, String me, Instant begin, boolean well) {
    OrderStatus status = well ? OrderStatus.SUCCEEDED : OrderStatus.FAILED;
    WorkerReport report =
        new WorkerReport(
            status,
            well ? 0 : 1,
            begin,
            Instant.now(),
            null,
            null,
            well ? null : "command 1 failed");
    JsonNode unused =
        reports.apply(new ReportMessage(order.attemptKey(), me, Optional.empty(), report).json());
  }
}
