package dev.exesys.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same order gives the same on every target. */
@ExtendWith(StackUnderTest.Shared.class)
class TargetsTest {

  /** Those that the deployment under test has; all of them unless the environment says less. */
  static List<String> targets() {
    return List.of(
        System.getenv().getOrDefault("EXESYS_SMOKE_TARGETS", "lambda,codebuild,ssm").split(","));
  }

  @ParameterizedTest
  @MethodSource("targets")
  void anOrderRunsWithItsEnvironmentAndNoneOfTheEngines(String target, StackUnderTest stack) {
    FinishedRun run =
        stack.run(
            new JobBuilder()
                .order(
                    "where",
                    "echo \"$ORDER_ID $ORDER_NUM $GREETING ${AWS_SECRET_ACCESS_KEY:-none}\"; exit 4",
                    order -> {
                      order.put("execution_target", target);
                      order.putObject("env_vars").put("GREETING", "it's \"quoted\" $HOME ü");
                    }));

    assertThat(run.status()).isEqualTo("failed");
    assertThat(run.eventTypes("where"))
        .containsExactly("queued", "dispatched", "running", "failed");
    assertThat(run.event("where", "failed").data().path("exit_code").asInt()).isEqualTo(4);
    // Values of env_vars are secret: the log shows them masked.
    assertThat(stack.log(run, "0001")).startsWith("where 0001 ").endsWith(" none\n");
    assertThat(stack.log(run, "0001")).doesNotContain("quoted");
  }
}
