package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.cli.CommandLineProbe;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The commands of the runbook, on a local stack with a run that holds a queue. */
class OperationsTest {
  private final CommandLineProbe exesys = new CommandLineProbe();

  @Test
  void findsTheHolderOfAQueueAndEndsItsRun() throws IOException {
    try (StackUnderTest stack = StackUnderTest.start(Map.of())) {
      exesys.environment(stack.connection().settings());
      JsonNode holder = stack.submit(queued("holder", "sleep 600"));
      stack.awaitOrder(holder, "holder", "running");
      JsonNode waiter = stack.submit(queued("waiter", "true"));
      stack.awaitOrder(waiter, "waiter", "waiting");

      assertThat(exesys.run("queues")).as(exesys.err()).isZero();
      assertThat(exesys.out())
          .startsWith("state: held by holder of run " + id(holder))
          .contains("1 waiting, first waiter of run " + id(waiter));

      assertThat(exesys.run("runs --open --json")).as(exesys.err()).isZero();
      assertThat(exesys.out().lines()).hasSize(2).first().asString().contains(id(holder));

      assertThat(exesys.run("admin finish " + id(holder))).as(exesys.err()).isZero();
      assertThat(exesys.out()).contains("\"status\":\"failed\"");
      assertThat(stack.await(waiter).status()).isEqualTo("succeeded");

      assertThat(exesys.run("doctor")).as(exesys.out()).isZero();
      assertThat(exesys.out())
          .contains("ok       credentials: ")
          .contains("ok       function exesys-dispatch: Active")
          .contains("ok       clock: ");
    }
  }

  private static JobBuilder queued(String name, String command) {
    return new JobBuilder(600).order(name, command, order -> order.put("queue_id", "state"));
  }

  private static String id(JsonNode accepted) {
    return accepted.path("run_id").asString();
  }
}
