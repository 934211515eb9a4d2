package dev.exesys.local.stepfunctions.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.local.stepfunctions.interpreter.LocalExecutionStatus;
import dev.exesys.local.stepfunctions.language.AslJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final String ARN = "arn:aws:states:us-east-1:000000000000:stateMachine:";

  private static String task(int number) {
    return """
    {"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken",
     "Parameters":{"FunctionName":"f","Payload":{"name":"t%d"}},"ResultPath":null,"End":true}
    """
        .formatted(number);
  }

  private static String wide(int width) {
    List<String> branches = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      branches.add("{\"StartAt\":\"t%d\",\"States\":{\"t%d\":%s}}".formatted(i, i, task(i)));
    }
    return "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Parallel\",\"ResultPath\":null,"
        + "\"End\":true,\"Branches\":["
        + String.join(",", branches)
        + "]}}}";
  }

  @Test
  void branchesRunConcurrentlyInVirtualTime() {
    Simulation simulation =
        new Simulation(call -> call.succeedAfter(Duration.ofHours(1), AslJson.object()));
    SimulatedExecution execution = simulation.machine(ARN + "m", wide(1000)).run(ARN + "m", "{}");
    assertThat(execution.status()).isEqualTo(LocalExecutionStatus.SUCCEEDED);
    assertThat(execution.duration()).isEqualTo(Duration.ofHours(1));
    // 6 for each task, 4 for the Parallel, 2 for the execution, as the compiler's history budget
    // assumes.
    assertThat(execution.history()).hasSize(1000 * 6 + 4 + 2);
  }

  @Test
  void executionWithoutResponsesStaysRunning() {
    Simulation simulation = new Simulation(call -> {});
    assertThat(simulation.machine(ARN + "m", wide(2)).run(ARN + "m", "{}").status())
        .isEqualTo(LocalExecutionStatus.RUNNING);
  }

  @Test
  void childExecutionsShareTheVirtualTime() {
    String parent =
        """
        {"StartAt":"C","States":{"C":{"Type":"Task",
          "Resource":"arn:aws:states:::states:startExecution.sync:2",
          "Parameters":{"StateMachineArn":"%sm","Input":{"n":1}},
          "ResultSelector":{"n.$":"$.Output.n"},"End":true}}}
        """
            .formatted(ARN);
    Simulation simulation =
        new Simulation(call -> call.succeedAfter(Duration.ofMinutes(5), AslJson.object()))
            .machine(ARN + "m", wide(3))
            .machine(ARN + "p", parent);
    SimulatedExecution execution = simulation.run(ARN + "p", "{}");
    assertThat(execution.outcome().orElseThrow().output()).isEqualTo("{\"n\":1}");
    assertThat(execution.duration()).isEqualTo(Duration.ofMinutes(5));
    assertThat(simulation.executions()).hasSize(2);
  }
}
