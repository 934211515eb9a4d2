package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.cli.CommandLineProbe;
import dev.exesys.core.store.EventItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Orders that run completely on each of several managed instances. */
@ExtendWith(StackUnderTest.Shared.class)
class InstancesTest {
  private static final String ONE = "i-0123456789abcdef0";
  private static final String OTHER = "mi-0123456789abcdef1";

  @TempDir Path folder;

  @Test
  void orderSucceedsIfAllInstancesSucceed(StackUnderTest stack) throws IOException {
    Path lines = folder.resolve("lines");
    Path once = folder.resolve("once");
    FinishedRun run =
        stack.run(
            new JobBuilder()
                .order(
                    "all",
                    "echo ran | tee -a "
                        + lines
                        + "; echo '{}' > $AWS_EXE_SYS_EVENTS_DIR/note.json",
                    on(ONE, OTHER))
                .order(
                    "dies-on-one",
                    "mkdir " + once + " && kill -9 $PPID; echo survived",
                    on(ONE, OTHER))
                .order("tagged", "echo tagged", InstancesTest::tagged));

    assertThat(run.summary()).containsExactly(2, 1, 0);
    assertThat(Files.readAllLines(lines)).containsExactly("ran", "ran");
    assertThat(run.eventTypes("all"))
        .startsWith("queued", "dispatched")
        .endsWith("succeeded")
        .containsOnlyOnce("succeeded");
    for (String type : new String[] {"running", "note", "instance_ended"}) {
      assertThat(
              run.events().stream()
                  .filter(e -> e.orderName().equals("all") && e.eventType().equals(type))
                  .map(e -> e.data().path("instance").asString()))
          .as(type)
          .containsExactlyInAnyOrder(ONE, OTHER);
    }
    assertThat(logs(stack, run, "all"))
        .isEqualTo("==> " + ONE + " <==\nran\n\n==> " + OTHER + " <==\nran\n");

    EventItem failed = run.event("dies-on-one", "failed");
    assertThat(failed.data().path("reason").asString())
        .startsWith("1 of 2 instances did not succeed: ")
        .contains("the worker's Systems Manager command ended on ");
    assertThat(failed.data().path("log_tail").asString()).contains(" <==\n").contains("survived");

    assertThat(run.event("tagged", "dispatched").data().path("instances")).hasSize(1);
    assertThat(logs(stack, run, "tagged")).isEqualTo("tagged\n");
  }

  private static String logs(StackUnderTest stack, FinishedRun run, String order) {
    CommandLineProbe probe = new CommandLineProbe();
    probe.environment(stack.connection().settings());
    assertThat(probe.run("logs", run.runId(), order)).isZero();
    return probe.out().replaceAll("(?m)^[$>] .*\n", "");
  }

  private static Consumer<ObjectNode> on(String... instances) {
    return order -> {
      order.put("execution_target", "ssm");
      for (String instance : instances) {
        order.withObject("/ssm_targets").withArray("instance_ids").add(instance);
      }
    };
  }

  private static void tagged(ObjectNode order) {
    order.put("execution_target", "ssm");
    order.putObject("ssm_targets").putObject("tags").put("Role", "build").putArray("Env").add("a");
  }
}
