package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Outages, throttling and slowness of each service and function while runs are in progress: they
 * delay runs and fail none. docs/RELIABILITY.md has the table of the full size: {@code
 * -Dexesys.outage.seconds=300 -Dexesys.outage.kinds=all -Dexesys.outage.parallel=10}.
 */
class OutageTest {
  private static final List<String> ALL =
      List.of(
          "dynamodb:refuse",
          "dynamodb:throttle",
          "dynamodb/UpdateItem:throttle",
          "s3:refuse",
          "s3:throttle",
          "s3:slow",
          "states:refuse",
          "states:throttle",
          "states/SendTaskHeartbeat:refuse",
          "states/SendTaskSuccess:refuse",
          "ssm:refuse",
          "ssm:throttle",
          "secretsmanager:refuse",
          "secretsmanager:throttle",
          "kms:refuse",
          "kms:throttle",
          "sts:refuse",
          "lambda/exesys-dispatch:refuse",
          "lambda/exesys-dispatch:throttle",
          "lambda/exesys-steps:refuse",
          "lambda/exesys-report:refuse",
          "lambda/exesys-worker:throttle",
          "*:slow");

  private static final List<String> FEW =
      List.of("dynamodb:throttle", "s3:refuse", "ssm:throttle", "lambda/exesys-report:refuse");

  private static final int SECONDS = Integer.getInteger("exesys.outage.seconds", 2);

  /** What became of a kind of trouble. */
  private record Row(String fault, List<String> failures, long seconds) {}

  @Test
  void troubleDelaysRunsAndFailsNone() throws Exception {
    List<String> kinds = System.getProperty("exesys.outage.kinds", "").equals("all") ? ALL : FEW;
    PrintStream out = System.out;
    out.printf("%n| trouble for %d s | runs failed | end of the last run after |%n", SECONDS);
    out.println("|---|---:|---:|");
    List<String> failures = new ArrayList<>();
    try (ExecutorService stacks =
        Executors.newFixedThreadPool(Integer.getInteger("exesys.outage.parallel", 2))) {
      List<Future<Row>> rows =
          stacks.invokeAll(kinds.stream().<Callable<Row>>map(k -> () -> row(k)).toList());
      for (Future<Row> future : rows) {
        Row row = future.get();
        out.printf("| `%s` | %d | %d s |%n", row.fault(), row.failures().size(), row.seconds());
        failures.addAll(row.failures());
      }
    }
    failures.forEach(out::println);
    assertThat(failures).isEmpty();
  }

  private static Row row(String fault) throws IOException {
    try (StackUnderTest stack = StackUnderTest.start(Map.of())) {
      FaultSwitch faults = new FaultSwitch(stack.connection());
      List<JsonNode> accepted = List.of(stack.submit(mixed("one")), stack.submit(mixed("two")));
      stack.awaitOrder(accepted.getFirst(), "first", "running");
      long begin = System.nanoTime();
      faults.start(fault + ":" + SECONDS + "s");
      StackUnderTest.awaitTrue(() -> !faults.isOn());
      List<String> failures = new ArrayList<>();
      for (JsonNode one : accepted) {
        FinishedRun run = stack.await(one);
        if (!run.status().equals("succeeded")) {
          failures.add(fault + ": " + run.view());
        }
      }
      return new Row(fault, failures, (System.nanoTime() - begin) / 1_000_000_000);
    }
  }

  /** Variables, a parameter, a queue, outputs, a wait state and a role. */
  private static JobBuilder mixed(String name) {
    return new JobBuilder(900)
        .with(job -> job.put("flow_label", name).put("job_timeout", 3600))
        .order("first", "sleep 1; echo \"v=1\" >> \"$AWS_EXE_SYS_OUTPUT\"")
        .order("other", "sleep 1", order -> order.put("queue_id", "shared"))
        .order(
            "variables",
            "test \"$SECRET\" = s && test \"$V\" = 1",
            order -> {
              order.putObject("env_vars").put("SECRET", "s");
              order.putObject("inputs").put("V", "first.v");
            },
            "first")
        .order("both", "sleep 1", order -> order.put("queue_id", "shared"), "first", "other")
        .order(
            "role",
            "test -n \"$AWS_CONTAINER_CREDENTIALS_FULL_URI\"",
            order -> order.put("role_arn", "arn:aws:iam::000000000000:role/deploy"),
            "other")
        .order("last", "true", "variables", "both", "role");
  }
}
