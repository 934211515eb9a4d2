package dev.exesys.system.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.system.e2e.JobBuilder;
import dev.exesys.system.e2e.Testbed;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The formulas of {@link RunCost} match the requests of real runs. */
class RunRequestsTest {
  /** No heartbeat and no reconciliation happens during the runs. */
  private static final Map<String, String> QUIET =
      Map.of(
          "AWS_EXE_SYS_HEARTBEAT_TIMEOUT_SECONDS",
          "3600",
          "AWS_EXE_SYS_HEARTBEAT_INTERVAL_SECONDS",
          "1800");

  @TempDir Path folder;

  @AfterEach
  void stopCounting() {
    RequestCounter.count(null);
  }

  @Test
  void formulasMatchTheCountedRequests() throws Exception {
    InvocationTracker traffic = new InvocationTracker();
    try (Testbed bed = Testbed.start(folder, QUIET, traffic::around)) {
      for (int orders : new int[] {1, 30}) {
        // The first run of a shape creates its state machine and stores the source archive.
        counted(bed, traffic, orders);
        RequestCounts requests = counted(bed, traffic, orders);
        assertMatches(new RunCost(orders, 0, 1), requests, traffic);
      }
    }
  }

  private static void assertMatches(
      RunCost cost, RequestCounts requests, InvocationTracker traffic) {
    int orders = cost.orders();
    String all = requests + " " + traffic;
    assertThat(2 * requests.of("write orders") + 2 * requests.of("write events"))
        .as(all)
        .isEqualTo(cost.tableWrites() - requests.of("write locks"));
    assertThat(requests.of("read ")).as(all).isBetween(0.7 * cost.tableReads(), cost.tableReads());
    // The source archive was stored by the previous run.
    assertThat(requests.of("S3 PutObject")).as(all).isEqualTo(cost.objectWrites() - 1.0);
    assertThat(requests.of("S3 GetObject") + requests.of("S3 HeadObject"))
        .as(all)
        .isBetween(cost.objectReads() - (double) orders, (double) cost.objectReads());
    assertThat(requests.of("Kms ")).as(all).isEqualTo(cost.keyCalls());
    assertThat(requests.of("Ssm ")).as(all).isEqualTo(cost.parameterCalls());
    assertThat(traffic.of("exesys-init", "exesys-dispatch", "exesys-steps", "exesys-report"))
        .as(all)
        .isEqualTo(cost.invocations());
    assertThat(traffic.of("exesys-worker")).as(all).isEqualTo(orders);
    // The dispatch function invokes the worker, and the worker invokes the report function twice:
    // for its session and with its report.
    assertThat(requests.of("Lambda Invoke")).as(all).isEqualTo(3 * orders);
    assertThat(requests.of("Sts AssumeRole")).as(all).isEqualTo(orders);
    // There are no other requests with a price; deleting objects is free.
    assertThat(requests.except("write ", "read ", "S3 PutObject", "S3 GetObject", "S3 HeadObject"))
        .as(all)
        .allMatch(
            name -> name.matches("Kms .*|Ssm .*|Sts .*|Lambda Invoke|S3 DeleteObject|Sfn .*"));
  }

  private static RequestCounts counted(Testbed bed, InvocationTracker traffic, int orders) {
    RequestCounts requests = new RequestCounts(bed.services.endpoint().getPort());
    JobBuilder job = new JobBuilder();
    for (int i = 0; i < orders; i++) {
      job.order("order-" + i, "echo done", order -> order.putObject("env_vars").put("A", "b"));
    }
    traffic.begin();
    RequestCounter.count(requests);
    bed.submit(job);
    traffic.awaitEnd();
    RequestCounter.count(null);
    return requests;
  }
}
