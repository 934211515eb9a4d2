package dev.exesys.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.node.ObjectNode;

/** The items of the events table. */
class EventsTableTest {

  @TempDir Path folder;

  @Test
  void theSettingSaysWhenTheTableForgetsAnEvent() throws Exception {
    try (EngineOnLocalStack engine =
        EngineOnLocalStack.in(folder, Map.of("AWS_EXE_SYS_EVENT_TTL_DAYS", "7"))) {
      ObjectNode job = TestJobs.empty();
      TestJobs.order(job, "a");
      engine.done(engine.submit(job).path("run_id").asString());

      List<Map<String, AttributeValue>> events =
          engine.clients.dynamodb().scan(b -> b.tableName("events")).items();
      assertThat(events)
          .hasSizeGreaterThan(3)
          .allSatisfy(event -> {
            String epoch = Objects.requireNonNull(event.get("epoch")).s();
            long happened = Long.parseLong(epoch.substring(0, epoch.indexOf('.')));
            assertThat(Objects.requireNonNull(event.get("expires_at")).n())
                .isEqualTo(Long.toString(happened + Duration.ofDays(7).toSeconds()));
          });
    }
  }
}
