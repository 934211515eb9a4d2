package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.store.EventItem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An order has the same events and the same log on every target. */
@ExtendWith(StackUnderTest.Shared.class)
class TargetsTest {
  /** Returns the targets of the deployment under test: all, unless the environment limits them. */
  private static final List<String> TARGETS =
      List.of(
          System.getenv().getOrDefault("EXESYS_SMOKE_TARGETS", "lambda,codebuild,ssm").split(","));

  @Test
  void runsWithTheEnvironmentOfTheOrderOnly(StackUnderTest stack) {
    JobBuilder job = new JobBuilder();
    for (String target : TARGETS) {
      job.order(
          target,
          "echo \"$RUN_ID ${GREETING:+greeted} ${AWS_SECRET_ACCESS_KEY:-none} $GREETING\"",
          order -> {
            order.put("execution_target", target);
            order.putObject("env_vars").put("GREETING", "it's \"quoted\" $HOME `x`\nü");
            order
                .withArray("cmds")
                .add("echo '{\"n\": 1}' > $AWS_EXE_SYS_EVENTS_DIR/step.json")
                .add("echo \"it's\" '\"$PWD\" `x` ü\nsecond line' >&2; exit 4");
          });
    }

    FinishedRun run = stack.run(job);

    assertThat(run.summary()).containsExactly(0, TARGETS.size(), 0);
    // Values of env_vars are secret, so they are masked in the log.
    String log = run.runId() + " greeted none ***\nit's \"$PWD\" `x` ü\nsecond line\n";
    for (int i = 0; i < TARGETS.size(); i++) {
      assertThat(describe(run, TARGETS.get(i)))
          .as(TARGETS.get(i))
          .containsExactly("queued", "dispatched", "running", "step 1", "failed 4");
      assertThat(stack.log(run, "%04d".formatted(i + 1))).as(TARGETS.get(i)).isEqualTo(log);
    }
  }

  /** Returns the events of an order without times and names. */
  private static List<String> describe(FinishedRun run, String order) {
    return run.events().stream()
        .filter(event -> event.orderName().equals(order))
        .map(TargetsTest::describe)
        .toList();
  }

  private static String describe(EventItem event) {
    String details =
        event.data().path("n").asString("") + event.data().path("exit_code").asString("");
    return details.isEmpty() ? event.eventType() : event.eventType() + " " + details;
  }
}
