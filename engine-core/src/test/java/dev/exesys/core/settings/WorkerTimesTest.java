package dev.exesys.core.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorkerTimesTest {

  /** Whatever the settings are, the wait covers a pause, the grace period and the termination. */
  @Test
  void lingeringCoversEveryBound() {
    for (int timeout = 2; timeout < 200; timeout += 3) {
      for (int grace = 1; grace < 100; grace += 4) {
        WorkerTimes times = new WorkerTimes(Duration.ofSeconds(timeout), Duration.ofSeconds(grace));

        assertThat(times.unacknowledged()).isLessThan(times.heartbeatTimeout());
        assertThat(times.silence()).isGreaterThanOrEqualTo(times.unacknowledged());
        assertThat(times.lingering().minus(times.silence()).minus(times.grace()))
            .isGreaterThanOrEqualTo(Duration.ofSeconds(12));
      }
    }
  }

  @Test
  void leavesRoomForTheGracePeriodBeforeTheHeartbeatTimeout() {
    WorkerTimes times = new WorkerTimes(Duration.ofSeconds(90), Duration.ofSeconds(10));

    assertThat(times.unacknowledged()).isEqualTo(Duration.ofSeconds(65));
    assertThat(times.lingering()).isEqualTo(Duration.ofSeconds(90));
  }
}
