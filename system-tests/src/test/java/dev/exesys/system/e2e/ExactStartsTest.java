package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each order starts as soon as its own dependencies have settled. */
@ExtendWith(StackUnderTest.Shared.class)
class ExactStartsTest {
  private static final Duration SLACK = Duration.ofMillis(900);

  @Test
  void ordersOfAGraphThatIsNotSeriesParallelStartWhenTheirDependenciesHaveSettled(
      StackUnderTest stack) {
    FinishedRun run =
        stack.run(
            new JobBuilder()
                .order("a", "sleep 1")
                .order("b", "sleep 3")
                .order("c", "true", "a")
                .order("d", "true", "a", "b"));

    assertThat(run.status()).isEqualTo("succeeded");
    assertThat(run.summary()).containsExactly(4, 0, 0);
    assertStartsAfter(run, "c", "a");
    assertStartsAfter(run, "d", "b");
    assertThat(run.at("c", "succeeded")).isLessThan(run.at("b", "succeeded"));
  }

  private static void assertStartsAfter(FinishedRun run, String order, String dependency) {
    Duration delay = run.at(order, "running").minus(run.at(dependency, "succeeded"));
    assertThat(delay).isBetween(Duration.ZERO, SLACK);
  }
}
