package dev.exesys.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exesys.core.retry.RetryPolicy;
import dev.exesys.core.store.StoreException;
import dev.exesys.worker.process.Deadline;
import dev.exesys.worker.role.RoleException;
import dev.exesys.worker.role.RoleRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Repeated calls of services. */
class ServiceRetryTest {
  private final StoreException throttled =
      new StoreException("throttled", new IllegalStateException(), true);

  private final CompletableFuture<String> stop = new CompletableFuture<>();
  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void repeatsACallUntilTheServiceAnswers() {
    ServiceRetry retry = retry(Duration.ofMinutes(1));

    assertThat(retry.call(() -> failing(5, throttled))).isEqualTo(6);
  }

  @Test
  void doesNotRepeatWhatWouldFailAgain() {
    StoreException denied = new StoreException("denied", new IllegalStateException());

    assertThatThrownBy(() -> retry(Duration.ofMinutes(1)).call(() -> failing(5, denied)))
        .isSameAs(denied);
    assertThat(calls).hasValue(1);
  }

  @Test
  void stopsAtTheDeadlineOfTheOrder() {
    assertThatThrownBy(() -> retry(Duration.ZERO).call(() -> failing(5, throttled)))
        .isSameAs(throttled);
    assertThat(calls).hasValue(1);
  }

  @Test
  void stopsWhenTheOrderIsStopped() {
    stop.complete("cancelled");

    assertThatThrownBy(() -> retry(Duration.ofMinutes(1)).call(() -> failing(5, throttled)))
        .isSameAs(throttled);
  }

  @Test
  void repeatsTheAssumptionOfARole() {
    RoleException throttled = new RoleException("throttled", null, true);
    RoleException denied = new RoleException("denied", null);

    assertThatThrownBy(() ->
            retry(Duration.ofMinutes(1))
                .around(request -> {
                  throw calls.getAndIncrement() < 3 ? throttled : denied;
                })
                .assume(new RoleRequest("arn", "session", "source", new LinkedHashMap<>())))
        .isSameAs(denied);
    assertThat(calls).hasValue(4);
  }

  private int failing(int times, RuntimeException failure) {
    if (calls.getAndIncrement() < times) {
      throw failure;
    }
    return calls.get();
  }

  private ServiceRetry retry(Duration time) {
    RetryPolicy policy = new RetryPolicy(100, attempt -> Duration.ZERO, pause -> {});
    return new ServiceRetry(policy, "run:0001", Deadline.in(time), stop);
  }
}
