package dev.exesys.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.StorageKeys;
import dev.exesys.engine.runs.RunOrders;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs a large job; with {@code -Dexesys.load=full} one that does not fit into one execution. */
class LargeJobTest {

  private static final int ORDERS = "full".equals(System.getProperty("exesys.load")) ? 3000 : 200;

  @TempDir Path folder;

  /** Creates chains and a joining order that is too large for one item. */
  private static ObjectNode chainsAndAJoin() {
    ObjectNode job = TestJobs.chains(ORDERS);
    ArrayNode all = Json.mapper().createArrayNode();
    job.path("orders").forEach(order -> all.add(order.path("order_name")));
    ObjectNode join = TestJobs.order(job, "join");
    join.withArray("cmds").add("# ".repeat(60_000));
    join.set("dependencies", all);
    return job;
  }

  private static Map<String, AttributeValue> item(EngineOnLocalStack engine, OrderItem order) {
    return engine
        .clients
        .dynamodb()
        .getItem(
            b -> b.tableName("orders").key(Map.of("pk", AttributeValue.fromS(order.key().pk()))))
        .item();
  }

  @Test
  void everyOrderStartsAfterItsDependenciesAndIsCounted() throws Exception {
    try (EngineOnLocalStack engine = EngineOnLocalStack.in(folder)) {
      long begin = System.nanoTime();
      JsonNode answer = engine.submit(chainsAndAJoin());
      Duration submitted = Duration.ofNanos(System.nanoTime() - begin);
      String run = answer.path("run_id").asString();
      JsonNode done = engine.done(run, Duration.ofMinutes(20));
      Duration took = Duration.ofNanos(System.nanoTime() - begin);
      int machines =
          engine
              .clients
              .stepFunctions()
              .listStateMachines(b -> b.maxResults(1000))
              .stateMachines()
              .size();
      System.getLogger(LargeJobTest.class.getName())
          .log(
              System.Logger.Level.INFO,
              ORDERS
                  + " orders on "
                  + machines
                  + " machines: submitted in "
                  + submitted
                  + ", done after "
                  + took);
      assertThat(Json.text(done))
          .isEqualTo(
              "{\"status\":\"succeeded\",\"summary\":{\"succeeded\":"
                  + (ORDERS + 1)
                  + ",\"failed\":0,\"timed_out\":0}}");
      List<OrderItem> orders =
          new RunOrders(engine.stores.orders(), InstantSource.system())
              .all(engine.stores.runs().find(run).orElseThrow());
      Map<String, OrderItem> byName =
          orders.stream().collect(Collectors.toMap(OrderItem::name, Function.identity()));
      assertThat(byName).hasSize(ORDERS + 1);
      assertThat(Objects.requireNonNull(byName.get("join")).order().dependencies()).hasSize(ORDERS);
      assertThat(item(engine, orders.getLast()))
          .containsKey("parts")
          .doesNotContainKeys("cmds", "dependencies", "dependency_nums");
      for (OrderItem order : orders) {
        for (String dependency : order.order().dependencies()) {
          OrderItem before = Objects.requireNonNull(byName.get(dependency));
          assertThat(order.progress().dispatchedAt()).isAfterOrEqualTo(before.progress().endedAt());
        }
      }
      isShownWithoutItsLists(engine, orders.getLast());
    }
  }

  /**
   * Asserts that a run is shown after the bucket's lifecycle rule has deleted the parts of a large
   * item.
   */
  private static void isShownWithoutItsLists(EngineOnLocalStack engine, OrderItem join) {
    ObjectNode page = Json.object().put("rawPath", "/runs/" + join.runId());
    page.putObject("queryStringParameters").put("next_token", Integer.toString(ORDERS));
    engine.stores.internalBucket().delete(StorageKeys.orderParts(join.key()));
    page.putObject("requestContext").putObject("http").put("method", "GET");
    JsonNode shown = Json.parse(engine.call(page).path("body").asString()).path("orders").get(0);
    assertThat(shown.path("order_name").asString()).isEqualTo("join");
    assertThat(shown.path("status").asString()).isEqualTo("succeeded");
    assertThat(shown.has("dependency_count")).isFalse();
  }
}
