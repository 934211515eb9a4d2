package dev.exesys.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.Json;
import dev.exesys.core.store.EventItem;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import dev.exesys.engine.notify.Notification;
import dev.exesys.engine.notify.NotificationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** The notifications of random runs in virtual time, on a channel that is often out of order. */
class NotificationsTest {
  private static final int RUNS = 150;
  private static final Map<Notification.Type, Schema> SCHEMAS = schemas();

  /** A notification that a receiver got. */
  private final List<Notification> received = new ArrayList<>();

  @Test
  void everyFactIsDeliveredOnceIfNothingFails() {
    for (int seed = 0; seed < RUNS; seed++) {
      RunItem run = play(seed, notification -> true);
      assertThat(received).as("seed " + seed).extracting(Notification::id).doesNotHaveDuplicates();
      assertThat(run.progress().status().finished()).isTrue();
    }
  }

  @Test
  void everyFactIsDeliveredAtLeastOnceDespiteFailures() {
    for (int seed = 0; seed < RUNS; seed++) {
      Random failures = new Random(seed);
      RunItem unused = play(seed, notification -> failures.nextInt(3) > 0);
    }
  }

  /** Plays a run, and compares what was received with its final state. */
  private RunItem play(int seed, Predicate<Notification> accepts) {
    received.clear();
    Random random = new Random(seed);
    SimEngine sim = new SimEngine(random);
    sim.channel =
        notification -> {
          assertReadable(sim, notification);
          if (!accepts.test(notification)) {
            throw new NotificationException("out of order", null);
          }
          received.add(notification);
        };
    ObjectNode job = RandomJob.of(random, random.nextBoolean(), random.nextBoolean());
    String runId = sim.submit(job).path("run_id").asString();
    for (int minute = 1; minute < 200; minute++) {
      sim.time.after(Duration.ofMinutes(minute), sim::sweep);
    }
    sim.time.runToEnd();

    RunItem run = sim.runs.find(runId).orElseThrow();
    List<String> expected = new ArrayList<>(List.of("started", "finished"));
    for (OrderItem order : sim.orders.of(runId)) {
      expected.add("order/" + order.orderNum());
      if (order.progress().approval() != null) {
        expected.add("approval/" + order.orderNum());
      }
    }
    assertThat(received.stream().map(Notification::id).distinct())
        .as("seed " + seed)
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(sim.notifications.all()).as("seed " + seed).isEmpty();
    for (Notification notification : received) {
      assertThat(
              Objects.requireNonNull(SCHEMAS.get(notification.type()))
                  .validate(Json.text(notification.detail()), InputFormat.JSON))
          .as(notification.toString())
          .isEmpty();
      assertThat(notification.detail().path("run_id").asString()).isEqualTo(runId);
    }
    return run;
  }

  /** What a notification is about can be read when it is sent. */
  private static void assertReadable(SimEngine sim, Notification notification) {
    String trace = notification.detail().path("trace_id").asString();
    String order = notification.detail().path("order_name").asString(EventType.JOB);
    List<String> events =
        sim.events.page(trace, order, null, 100).stream().map(EventItem::eventType).toList();
    switch (notification.type()) {
      case RUN_STARTED -> assertThat(events).contains(EventType.JOB_STARTED);
      case RUN_FINISHED -> {
        assertThat(events).contains(EventType.JOB_COMPLETED);
        assertThat(sim.done.list("")).hasSize(1);
      }
      case ORDER_FINISHED ->
          assertThat(events).contains(notification.detail().path("event_type").asString());
      case APPROVAL_NEEDED -> assertThat(events).contains(EventType.WAITING_FOR_APPROVAL);
    }
  }

  private static Map<Notification.Type, Schema> schemas() {
    Map<Notification.Type, Schema> schemas = new EnumMap<>(Notification.Type.class);
    for (Notification.Type type : Notification.Type.values()) {
      String name = "/dev/exesys/engine/notifications/" + type.schemaName() + ".schema.json";
      try (InputStream in = Notification.class.getResourceAsStream(name)) {
        String text =
            new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        schemas.put(
            type,
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(text, InputFormat.JSON));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
    return schemas;
  }
}
