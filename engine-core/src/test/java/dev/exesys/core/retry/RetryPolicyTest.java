package dev.exesys.core.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Attempts and the delays between them. */
class RetryPolicyTest {

  private final List<Duration> delays = new ArrayList<>();
  private final RetryPolicy policy = new RetryPolicy(3, Duration::ofSeconds, delays::add);

  @Test
  void untilDoesNotDelayAnAttemptThatSucceeds() {
    policy.until("deleting x", () -> true, IllegalStateException::new);

    assertThat(delays).isEmpty();
  }

  @Test
  void untilDelaysEachFurtherAttempt() {
    Iterator<Boolean> attempts = List.of(false, false, true).iterator();
    policy.until("deleting x", attempts::next, IllegalStateException::new);

    assertThat(attempts).isExhausted();
    assertThat(delays).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void untilFailsWithTheCallersExceptionAfterTheLastAttempt() {
    assertThatThrownBy(() -> policy.until("deleting x", () -> false, IllegalStateException::new))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("deleting x did not succeed in 3 attempts");
    assertThat(delays).hasSize(2);
  }

  @Test
  void untilKeepsTheInterruptOfTheThread() {
    RetryPolicy interrupted =
        new RetryPolicy(
            3,
            Duration::ofSeconds,
            time -> {
              throw new InterruptedException();
            });

    assertThatThrownBy(
            () -> interrupted.until("deleting x", () -> false, IllegalStateException::new))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("deleting x was interrupted");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void callReturnsTheResultOfTheFirstAttemptThatSucceeds() throws InterruptedException {
    Iterator<Integer> attempts = List.of(0, 0, 5).iterator();

    assertThat(policy.call(() -> 10 / attempts.next(), ArithmeticException.class::isInstance))
        .isEqualTo(2);
    assertThat(delays).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void callThrowsTheExceptionOfTheLastAttempt() {
    Iterator<String> attempts = List.of("one", "two", "three", "four").iterator();

    assertThatThrownBy(() -> policy.call(() -> Integer.parseInt(attempts.next()), e -> true))
        .hasMessageContaining("three");
  }

  @Test
  void callDoesNotRepeatAnExceptionThatIsNotRetryable() {
    assertThatThrownBy(() -> policy.call(() -> Integer.parseInt("x"), e -> false))
        .isInstanceOf(NumberFormatException.class);
    assertThat(delays).isEmpty();
  }
}
