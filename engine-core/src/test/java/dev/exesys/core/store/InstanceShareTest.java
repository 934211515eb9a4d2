package dev.exesys.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.OrderStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Verifies how the reports of several instances are combined. */
class InstanceShareTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void isEmptyUntilAllHaveReported() {
    assertThat(InstanceShare.aggregate(List.of())).isEmpty();
    assertThat(
            InstanceShare.aggregate(
                List.of(ended("i-1", OrderStatus.SUCCEEDED), InstanceShare.open("i-2", NOW))))
        .isEmpty();
  }

  @Test
  void succeedsIfAllSucceeded() {
    WorkerReport report =
        InstanceShare.aggregate(
                List.of(ended("i-1", OrderStatus.SUCCEEDED), ended("i-2", OrderStatus.SUCCEEDED)))
            .orElseThrow();
    assertThat(report)
        .isEqualTo(
            new WorkerReport(
                OrderStatus.SUCCEEDED,
                0,
                NOW,
                NOW.plusSeconds(2),
                "s3://b/log/",
                "==> i-1 <==\nlast of i-1\n\n==> i-2 <==\nlast of i-2\n",
                null));
  }

  @Test
  void failureTakesPrecedenceOverTimeout() {
    List<InstanceShare> late =
        List.of(ended("i-1", OrderStatus.SUCCEEDED), ended("i-2", OrderStatus.TIMED_OUT));
    assertThat(InstanceShare.aggregate(late).orElseThrow().status())
        .isEqualTo(OrderStatus.TIMED_OUT);
    List<InstanceShare> both =
        List.of(ended("i-1", OrderStatus.FAILED), ended("i-2", OrderStatus.TIMED_OUT));
    WorkerReport report = InstanceShare.aggregate(both).orElseThrow();
    assertThat(report.status()).isEqualTo(OrderStatus.FAILED);
    assertThat(report.reason()).isEqualTo("2 of 2 instances did not succeed: i-1: bad; i-2: bad");
  }

  private static InstanceShare ended(String instance, OrderStatus status) {
    boolean well = status == OrderStatus.SUCCEEDED;
    WorkerReport report =
        new WorkerReport(
            status,
            well ? 0 : 1,
            NOW,
            NOW.plusSeconds(instance.charAt(2) - '0'),
            "s3://b/log/" + instance + "/",
            "last of " + instance + "\n",
            well ? null : "bad");
    return new InstanceShare(instance, NOW, "me", NOW, report);
  }
}
