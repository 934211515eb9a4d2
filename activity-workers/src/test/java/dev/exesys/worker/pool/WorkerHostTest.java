package dev.exesys.worker.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerHostTest {
  @TempDir Path folder;

  @Test
  void aHostWithSpaceAndTheRightTimeHasNoProblem() {
    assertThat(new WorkerHost(folder, 1).problem(Duration.ofSeconds(-2))).isEmpty();
  }

  @Test
  void saysByHowMuchTheClockIsWrong() {
    WorkerHost host = new WorkerHost(folder, 1);
    assertThat(host.problem(Duration.ofSeconds(95)))
        .contains("the clock of this host is 95 s ahead of that of AWS: synchronize it");
    assertThat(host.problem(Duration.ofSeconds(-31)))
        .contains("the clock of this host is 31 s behind that of AWS: synchronize it");
  }

  @Test
  void saysHowMuchSpaceIsMissing() {
    assertThat(new WorkerHost(folder, Long.MAX_VALUE).problem(Duration.ZERO))
        .hasValueSatisfying(
            problem -> assertThat(problem).startsWith("the disk of " + folder + " is full: "));
    assertThat(new WorkerHost(folder.resolve("removed"), 1).problem(Duration.ZERO))
        .hasValueSatisfying(problem -> assertThat(problem).contains("cannot be used"));
  }
}
