package dev.exesys.system.moto;

import dev.exesys.system.e2e.FinishedRun;
import dev.exesys.system.e2e.StackUnderTest;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Reads the executions of a run: the root execution and its child executions. */
final class Executions {
  private static final Pattern CHILD = Pattern.compile("\"StateMachineArn\":\\s*\"([^\"]+)\"");

  private final SfnClient sfn;
  private final String runId;
  private final Map<String, String> found = new TreeMap<>();

  private Executions(SfnClient sfn, String runId) {
    this.sfn = sfn;
    this.runId = runId;
  }

  /** Returns the status by name, with the run id replaced by {@code run}. */
  static Map<String, String> of(FinishedRun run, StackUnderTest engine) {
    String root = run.view().path("execution_arn").asString();
    try (SfnClient sfn = engine.clients().build(SfnClient.builder())) {
      Executions executions = new Executions(sfn, run.runId());
      // An execution's ARN is that of its state machine, with another resource type and its name
      // appended.
      String machine =
          root.substring(0, root.lastIndexOf(':')).replace(":execution:", ":stateMachine:");
      // The done object exists before the last state of the execution has ended.
      StackUnderTest.awaitTrue(() -> {
        executions.of(machine);
        return !executions.found.containsValue("RUNNING");
      });
      return executions.found;
    }
  }

  private void of(String machineArn) {
    sfn.listExecutionsPaginator(e -> e.stateMachineArn(machineArn)).executions().stream()
        .filter(execution -> execution.name().startsWith(runId))
        .forEach(execution ->
            found.put(
                "run" + execution.name().substring(runId.length()), execution.statusAsString()));
    String definition = sfn.describeStateMachine(m -> m.stateMachineArn(machineArn)).definition();
    CHILD.matcher(definition).results().forEach(child -> of(child.group(1)));
  }
}
