package dev.exesys.system.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.Epoch;
import dev.exesys.core.store.EventItem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import tools.jackson.databind.node.ObjectNode;

/** The events and logs of runs. */
@ExtendWith(StackUnderTest.Shared.class)
class EventsTest {

  @Test
  void eventsRecordTheLifecycleOfEachOrder(StackUnderTest stack) {
    FinishedRun run =
        stack.run(new JobBuilder().order("one", "echo to the log").order("two", "true", "one"));

    assertThat(run.eventTypes("one"))
        .containsExactly("queued", "dispatched", "running", "succeeded");
    assertThat(run.eventTypes("_job")).startsWith("job_started").endsWith("job_completed");
    assertThat(stack.log(run, "0001")).isEqualTo("to the log\n");
  }

  @Test
  void eventFilesBecomeEventsWithTheirPayloadUnderData(StackUnderTest stack) {
    FinishedRun run =
        stack.run(
            new JobBuilder()
                .order(
                    "plan",
                    "echo '{\"status\":\"success\",\"add\":3,\"nested\":{\"deep\":[1,\"ü\"]}}'"
                        + " > \"$AWS_EXE_SYS_EVENTS_DIR/tf_plan.json\"; sleep 0.5"));

    EventItem event = run.event("plan", "tf_plan");
    assertThat(event.status()).isEqualTo("success");
    assertThat(event.data().path("add").asInt()).isEqualTo(3);
    assertThat(event.data().path("nested").path("deep").get(1).asString()).isEqualTo("ü");
    assertThat(event.runId()).isEqualTo(run.runId());
    assertThat(run.eventTypes("plan")).endsWith("tf_plan", "succeeded");
  }

  /** A page of DynamoDB has at most 1 MB; an event larger than an item is stored in the bucket. */
  @Test
  void readsLargeEventsFromSeveralPagesAndByReference(StackUnderTest stack) {
    FinishedRun run =
        stack.run(
            new JobBuilder()
                .order(
                    "large",
                    """
                    for size in 1 2 3 4 5 6 200; do
                      text=$(head -c $((size == 200 ? 400000 : 200000)) /dev/zero | tr '\\0' x)
                      printf '{"size":%s,"text":"%s"}' "$size" "$text" > "$AWS_EXE_SYS_EVENTS_DIR/large.json.new"
                      mv "$AWS_EXE_SYS_EVENTS_DIR/large.json.new" "$AWS_EXE_SYS_EVENTS_DIR/large-$size.json"
                    done
                    """));

    assertThat(run.status()).isEqualTo("succeeded");
    List<EventItem> dropped =
        run.events().stream().filter(e -> e.eventType().startsWith("large-")).toList();
    assertThat(dropped).hasSize(7);
    ObjectNode largest = run.event("large", "large-200").data();
    String key = stack.stores().internal().key(largest.path("data_uri").asString());
    byte[] data = stack.stores().internal().get(key).orElseThrow();
    assertThat(largest.path("data_bytes").asInt()).isEqualTo(data.length).isGreaterThan(400_000);
    assertThat(Json.parse(new String(data, UTF_8)).path("size").asInt()).isEqualTo(200);
  }

  @Test
  void eventsExpireAfterNinetyDays(StackUnderTest stack) {
    FinishedRun run = stack.run(new JobBuilder().order("one", "true"));

    assertThat(run.events())
        .hasSizeGreaterThan(4)
        .allSatisfy(event -> {
          Instant happened = Epoch.parse(event.epoch()).truncatedTo(ChronoUnit.SECONDS);
          assertThat(event.expiresAt()).isEqualTo(happened.plus(Duration.ofDays(90)));
        });
    String table = stack.connection().require("AWS_EXE_SYS_ORDER_EVENTS_TABLE");
    try (DynamoDbClient tables = stack.clients().dynamoDb()) {
      TimeToLiveDescription expiry =
          tables.describeTimeToLive(b -> b.tableName(table)).timeToLiveDescription();
      assertThat(expiry.attributeName()).isEqualTo("expires_at");
      assertThat(expiry.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
    }
  }
}
