package dev.exesys.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.RunIds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunItemCacheTest {
  private final MemoryRuns stores = new MemoryRuns();
  private final RunItemCache recent = new RunItemCache(stores);

  @Test
  void doesNotCacheARunWithoutACheckout() {
    create("r");
    assertThat(source("r")).isNull();

    stores.recordSource("r", "s3://internal/archive", null);

    assertThat(source("r")).isEqualTo("s3://internal/archive");
    stores.recordFailFast("r", "order");
    assertThat(source("r")).isEqualTo("s3://internal/archive");
    assertThat(recent.find("r").orElseThrow().progress().failedFastBy()).isNull();
  }

  @Test
  void evictsTheLeastRecentlyUsedRun() {
    for (int i = 0; i <= 100; i++) {
      create("r" + i);
      stores.recordSource("r" + i, "s3://internal/archive", null);
      assertThat(source("r" + i)).isNotNull();
      assertThat(source("r0")).isNotNull();
    }
    stores.recordFailFast("r0", "order");
    stores.recordFailFast("r1", "order");

    assertThat(recent.find("r0").orElseThrow().progress().failedFastBy()).isNull();
    assertThat(recent.find("r1").orElseThrow().progress().failedFastBy()).isEqualTo("order");
  }

  @Test
  void isEmptyForAnUnknownRun() {
    assertThat(recent.find("r")).isEmpty();
  }

  private @Nullable String source(String runId) {
    return recent.find(runId).orElseThrow().progress().source();
  }

  private void create(String runId) {
    RunItem.RunJob job =
        new RunItem.RunJob(
            "me", "org/repo", "aws:::ssm:/t", null, 1L, null, 60, true, null, 1, Instant.EPOCH);
    stores.create(
        new RunItem(
            new RunIds(runId, "0a1b2c3d", "me:0a1b2c3d-exec"), job, RunProgress.starting()));
    stores.running(runId);
  }
}
