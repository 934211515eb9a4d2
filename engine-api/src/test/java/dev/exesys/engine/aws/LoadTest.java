package dev.exesys.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.RunIds;
import dev.exesys.core.store.ConcurrentCalls;
import dev.exesys.core.store.EventLog;
import dev.exesys.core.store.EventSubject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Concurrent load on the local services; more with {@code -Dexesys.load=full}. */
class LoadTest {

  private static final boolean FULL = "full".equals(System.getProperty("exesys.load"));
  private static final int AT_ONCE = 16;

  @TempDir static Path folder;
  private static EngineOnLocalStack engine;

  @BeforeAll
  static void start() throws Exception {
    engine = EngineOnLocalStack.in(folder);
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @Test
  void pairsOfRequestsWithOneKeyAreOneRunEach() {
    int pairs = FULL ? 1000 : 100;
    RecordingStateMachines starts = new RecordingStateMachines();
    UnaryOperator<JsonNode> init = engine.initWith(starts);
    Set<String> runs = ConcurrentHashMap.newKeySet();
    ConcurrentCalls.forEach(
        IntStream.range(0, pairs).boxed().toList(),
        AT_ONCE,
        i -> {
          JsonNode request = EngineOnLocalStack.request(TestJobs.chains(2), "pair-" + i);
          Set<String> ids = ConcurrentHashMap.newKeySet();
          ConcurrentCalls.forEach(
              List.of(request, request), 2, r -> ids.add(init.apply(r).path("run_id").asString()));
          assertThat(ids).hasSize(1);
          runs.addAll(ids);
        });
    assertThat(runs).hasSize(pairs);
    assertThat(starts.started()).isEqualTo(runs);
    runs.forEach(run -> assertThat(engine.orders(run)).hasSize(2));
  }

  @Test
  void eventsOfManyOrdersInOneSecondAreAllThere() {
    int orders = FULL ? 1000 : 100;
    int each = 20;
    Instant second = Instant.parse("2026-01-01T00:00:00Z");
    RunIds ids = new RunIds("11111111-2222-4333-8444-555555555555", "0a1b2c3d", "ada:0a1b2c3d-x");
    ConcurrentCalls.forEach(
        IntStream.range(0, orders).boxed().toList(),
        AT_ONCE,
        i -> {
          // Two workers for each order, each with its own log and clock.
          List<EventLog> logs =
              IntStream.range(0, 2)
                  .mapToObj(w ->
                      new EventLog(
                          engine.stores.events(),
                          engine.stores.internalBucket(),
                          () -> second.plusMillis(ThreadLocalRandom.current().nextInt(1000)),
                          Duration.ofDays(1)))
                  .toList();
          for (int n = 0; n < each; n++) {
            ObjectNode data = Json.object().put("n", n);
            logs.get(n % 2)
                .append(new EventSubject(ids, "order-" + i, "0001", 1), "note", "info", data);
          }
        });
    var items =
        engine
            .clients
            .dynamodb()
            .queryPaginator(b ->
                b.tableName("events")
                    .keyConditionExpression("trace_id = :t")
                    .expressionAttributeValues(Map.of(":t", AttributeValue.fromS(ids.traceId()))))
            .items()
            .stream()
            .map(item -> item.get("order_name") + " " + item.get("data"))
            .toList();
    assertThat(items).hasSize(orders * each).doesNotHaveDuplicates();
  }

  @Test
  void aJobOfThousandsOfOrdersIsSubmittedWithinTheTimeOfARequest() {
    int orders = FULL ? 3000 : 300;
    long begin = System.nanoTime();
    JsonNode answer =
        engine
            .initWith(new RecordingStateMachines())
            .apply(EngineOnLocalStack.request(TestJobs.chains(orders), "big"));
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    System.getLogger(LoadTest.class.getName())
        .log(System.Logger.Level.INFO, orders + " orders submitted in " + took);
    assertThat(answer.path("status").asString()).isEqualTo("ok");
    // The timeout of an HTTP API is 30 s.
    assertThat(took).isLessThan(Duration.ofSeconds(29));
  }
}
