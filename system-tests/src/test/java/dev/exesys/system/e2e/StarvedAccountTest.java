package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A wide job in an account whose concurrency it exceeds many times: its workers wait, and the
 * engine's functions keep what they need.
 */
class StarvedAccountTest {
  private static final int ORDERS = 60;

  /** Of the 100 that are not kept unreserved, workers get 50 and the engine's functions 2 to 11. */
  private static final Map<String, String> ACCOUNT = Map.of("AWS_EXE_SYS_LOCAL_CONCURRENCY", "200");

  @Test
  void workersWaitAndOtherRunsAreServed() throws IOException {
    try (StackUnderTest stack = StackUnderTest.start(ACCOUNT)) {
      JobBuilder wide = new JobBuilder(300);
      for (int i = 0; i < ORDERS; i++) {
        wide.order("wide-" + i, "sleep 2");
      }
      JsonNode accepted = stack.submit(wide);
      // While all workers are in use, a run that is stopped and requests are handled.
      FinishedRun refused =
          stack.run(new JobBuilder().order("a", "true", order -> order.put("when", "on_failure")));
      FinishedRun run = stack.await(accepted);

      assertThat(refused.eventTypes("a")).endsWith("skipped");
      assertThat(run.summary()).isEqualTo(List.of(ORDERS, 0, 0));
    }
  }
}
