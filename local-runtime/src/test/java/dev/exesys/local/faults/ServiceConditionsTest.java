package dev.exesys.local.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exesys.local.protocol.ServiceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceConditionsTest {
  private final List<Duration> delays = new ArrayList<>();
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");

  private ServiceConditions conditions(boolean awsModel) {
    return new ServiceConditions(() -> now, awsModel, new SplittableRandom(1), delays::add);
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb:throttle:30s, dynamodb, PutItem, ProvisionedThroughputExceededException",
    "dynamodb:refuse:30s, dynamodb, PutItem, InternalServerError",
    "states/SendTaskSuccess:throttle:30s, states, SendTaskSuccess, ThrottlingException",
    "lambda/exesys-dispatch:throttle:30s, lambda, exesys-dispatch, TooManyRequestsException",
    "s3:throttle:30s, s3, GET, SlowDown",
    "*:refuse:30s, codebuild, StartBuild, ServiceUnavailable",
  })
  void faultFailsCallsUntilItEnds(String fault, String service, String target, String code) {
    ServiceConditions conditions = conditions(false);
    conditions.inject(fault);
    assertThatThrownBy(() -> conditions.apply(service, target))
        .isInstanceOfSatisfying(ServiceException.class, e -> assertThat(e.code()).isEqualTo(code));
    now = now.plusSeconds(30);
    conditions.apply(service, target);
    assertThat(conditions.active()).isEmpty();
  }

  @Test
  void slowCallsAreDelayed() {
    ServiceConditions conditions = conditions(false);
    conditions.inject("ssm/GetParameter:slow:500ms");
    conditions.apply("ssm", "GetParameter");
    conditions.apply("ssm", "PutParameter");
    assertThat(delays).containsExactly(ServiceConditions.SLOW_DELAY);
    conditions.clear();
    conditions.apply("ssm", "GetParameter");
    assertThat(delays).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "dynamodb", "dynamodb:break:1s", "dynamodb:slow", "dynamodb:slow:1d"})
  void malformedFaultsAreRefusedWithTheirText(String specification) {
    assertThatThrownBy(() -> conditions(false).inject(specification))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a fault: " + specification);
  }

  @Test
  void quotaIsATokenBucketThatOperationsShare() {
    ServiceConditions conditions = conditions(true);
    for (int i = 0; i < 100; i++) {
      conditions.apply("states", "CreateStateMachine");
    }
    assertThatThrownBy(() -> conditions.apply("states", "CreateStateMachine"))
        .hasMessage("Rate exceeded");
    now = now.plusSeconds(1);
    conditions.apply("states", "CreateStateMachine");
    assertThatThrownBy(() -> conditions.apply("states", "CreateStateMachine"))
        .isInstanceOf(ServiceException.class);
    for (int i = 0; i < 40; i++) {
      conditions.apply("ssm", i % 2 == 0 ? "GetParameter" : "GetParameters");
    }
    assertThatThrownBy(() -> conditions.apply("ssm", "GetParameters"))
        .isInstanceOf(ServiceException.class);
  }

  @Test
  void latenciesHaveTheirMedianAndTail() {
    CallLatency latency = new CallLatency(5, 20);
    SplittableRandom random = new SplittableRandom(7);
    List<Duration> samples = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      samples.add(latency.sample(random));
    }
    samples.sort(null);
    assertThat(samples.get(5_000).toNanos() / 1e6).isBetween(4.8, 5.2);
    assertThat(samples.get(9_900).toNanos() / 1e6).isBetween(18.0, 22.0);
  }
}
