package dev.exesys.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.RunIds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class EventLogTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901Z");
  private static final EventSubject SUBJECT =
      new EventSubject(new RunIds("run", "0badcafe", "me:0badcafe-exec"), "build", "0001", 1);

  private final MemoryEvents events = new MemoryEvents();
  private final MemoryBlobs blobs = new MemoryBlobs("internal");

  private EventLog log() {
    return new EventLog(events, blobs, InstantSource.fixed(NOW), Duration.ofDays(90));
  }

  @Test
  void epochIsFixedWidthSecondsWithMicroseconds() {
    EventItem event = log().append(SUBJECT, "tf_plan", "info", null);
    assertThat(event.sk()).isEqualTo("build:1767323045.678901");
    assertThat(event.expiresAt()).isEqualTo(Instant.parse("2026-04-02T03:04:05Z"));
    assertThat(Epoch.parse(event.epoch())).isEqualTo(NOW);
  }

  @Test
  void keepsAllEventsOfFourConcurrentWritersAtOneInstant() {
    List<EventLog> writers = IntStream.range(0, 4).mapToObj(i -> log()).toList();
    IntStream.range(0, 20_000)
        .parallel()
        .forEach(i -> {
          var data = Json.object().put("i", i);
          writers
              .get(i % 4)
              .append(
                  new EventSubject(SUBJECT.ids(), "order-" + i / 20, "0001", 1),
                  "tick",
                  "info",
                  data);
        });
    assertThat(events.all()).hasSize(20_000);
  }

  @Test
  void eventsOfOneWriterSortInWriteOrder() {
    EventLog log = log();
    List<String> written = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      written.add(log.append(SUBJECT, "tick", "info", null).sk());
    }
    assertThat(written).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void storesLargeDataInTheBucket() {
    EventItem event =
        log().append(SUBJECT, "big", "info", Json.object().put("text", "x".repeat(400_000)));
    String uri = event.data().get("data_uri").asString();
    assertThat(uri).isEqualTo("s3://internal/runs/run/orders/0001/events/1767323045.678901.json");
    assertThat(blobs.get(blobs.key(uri)).orElseThrow())
        .hasSize(event.data().get("data_bytes").asInt());
  }

  /** DynamoDB refuses these for good, so that retries of the write would never end. */
  @Test
  void storesDataThatNoItemCanContainInTheBucket() {
    String deep = "[".repeat(40) + "]".repeat(40);
    String numbers = "[" + "1,".repeat(149_990) + "1]";
    for (String data : List.of("{\"a\":" + deep + "}", "{\"\":1}", "{\"n\":" + numbers + "}")) {
      EventItem event = log().append(SUBJECT, "x", "info", (ObjectNode) Json.parse(data));
      String uri = event.data().path("data_uri").asString();
      assertThat(blobs.get(blobs.key(uri)).orElseThrow()).asString().isEqualTo(data);
    }
  }
}
