package dev.exesys.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.books.EventItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a run leaves in the events table, and where its log is. */
@ExtendWith(StackUnderTest.Shared.class)
class EventsTest {

  @Test
  void everyOrdersLifeIsInItsEvents(StackUnderTest stack) {
    FinishedRun run =
        stack.run(new JobBuilder().order("one", "echo to the log").order("two", "true", "one"));

    assertThat(run.eventTypes("one"))
        .containsExactly("queued", "dispatched", "running", "succeeded");
    assertThat(run.eventTypes("_job")).startsWith("job_started").endsWith("job_completed");
    assertThat(stack.log(run, "0001")).isEqualTo("to the log\n");
  }

  @Test
  void whatACommandDropsIsAnEventWithItsPayloadUnderData(StackUnderTest stack) {
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
}
