package dev.exesys.core.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.OrderStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What several instances are together. */
class ShareTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @Test
  void nothingUntilAllHaveReported() {
    assertThat(Share.together(List.of())).isEmpty();
    assertThat(Share.together(List.of(ended("i-1", OrderStatus.SUCCEEDED), Share.open("i-2", NOW))))
        .isEmpty();
  }

  @Test
  void successOfAllIsSuccess() {
    Report report =
        Share.together(
                List.of(ended("i-1", OrderStatus.SUCCEEDED), ended("i-2", OrderStatus.SUCCEEDED)))
            .orElseThrow();
    assertThat(report)
        .isEqualTo(
            new Report(
                OrderStatus.SUCCEEDED,
                0,
                NOW,
                NOW.plusSeconds(2),
                "s3://b/log/",
                "==> i-1 <==\nlast of i-1\n\n==> i-2 <==\nlast of i-2\n",
                null));
  }

  @Test
  void aFailureIsWorseThanATimeout() {
    List<Share> late =
        List.of(ended("i-1", OrderStatus.SUCCEEDED), ended("i-2", OrderStatus.TIMED_OUT));
    assertThat(Share.together(late).orElseThrow().status()).isEqualTo(OrderStatus.TIMED_OUT);
    List<Share> both =
        List.of(ended("i-1", OrderStatus.FAILED), ended("i-2", OrderStatus.TIMED_OUT));
    Report report = Share.together(both).orElseThrow();
    assertThat(report.status()).isEqualTo(OrderStatus.FAILED);
    assertThat(report.reason()).isEqualTo("2 of 2 instances did not succeed: i-1: bad; i-2: bad");
  }

  private static Share ended(String instance, OrderStatus status) {
    boolean well = status == OrderStatus.SUCCEEDED;
    Report report =
        new Report(
            status,
            well ? 0 : 1,
            NOW,
            NOW.plusSeconds(instance.charAt(2) - '0'),
            "s3://b/log/" + instance + "/",
            "last of " + instance + "\n",
            well ? null : "bad");
    return new Share(instance, NOW, "me", NOW, report);
  }
}
