package dev.exesys.local.stepfunctions.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.local.stepfunctions.simulation.SimulatedExecution;
import dev.exesys.local.stepfunctions.simulation.Simulation;
import dev.exesys.local.stepfunctions.simulation.TaskCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Redrives executions in virtual time; functions fail until they are repaired. */
class RedriveTest {
  private static final String CHILD = "arn:aws:states:us-east-1:000000000000:stateMachine:child";

  private final Set<String> broken = new HashSet<>();
  private final List<String> calls = new ArrayList<>();
  private final Simulation simulation = new Simulation(this::call);

  private void call(TaskCall call) {
    calls.add(call.function());
    if (broken.contains(call.function())) {
      call.failAfter(Duration.ofSeconds(1), "Broken", call.function());
    } else {
      call.succeedAfter(Duration.ofSeconds(1), call.payload());
    }
  }

  @Test
  void continuesAtTheFailedStateAndResetsItsRetries() {
    broken.add("B");
    SimulatedExecution execution =
        run(
            task("A", "'Next':'B'")
                + ","
                + task(
                    "B",
                    "'Retry':[{'ErrorEquals':['Broken'],'MaxAttempts':1}],'ResultPath':'$.b',"
                        + "'End':true"));
    assertThat(execution.status()).isEqualTo(LocalExecutionStatus.FAILED);
    assertThat(take()).containsExactly("A", "B", "B");
    redrive(execution);
    assertThat(execution.status()).isEqualTo(LocalExecutionStatus.FAILED);
    assertThat(take()).containsExactly("B", "B");
    broken.clear();
    redrive(execution);
    assertThat(execution.status()).isEqualTo(LocalExecutionStatus.SUCCEEDED);
    assertThat(take()).containsExactly("B");
    assertThat(InterpreterFixture.types(execution).stream().filter(t -> t.startsWith("Execution")))
        .containsExactly(
            "ExecutionStarted",
            "ExecutionFailed",
            "ExecutionRedriven",
            "ExecutionFailed",
            "ExecutionRedriven",
            "ExecutionSucceeded");
    assertThat(
            InterpreterFixture.types(execution).stream().filter("TaskStateEntered"::equals).count())
        .isEqualTo(2);
  }

  @Test
  void redrivesOnlyUnsuccessfulBranches() {
    broken.add("B");
    SimulatedExecution execution =
        run(
            "'P':{'Type':'Parallel','End':true,'Branches':["
                + branch("A", task("A", "'End':true"))
                + ","
                + branch("B", task("B", "'End':true"))
                + ","
                + branch(
                    "C", "'C':{'Type':'Wait','Seconds':9,'Next':'D'}," + task("D", "'End':true"))
                + "]}");
    assertThat(InterpreterFixture.error(execution)).isEqualTo("Broken");
    assertThat(take()).containsExactly("A", "B");
    broken.clear();
    redrive(execution);
    assertThat(InterpreterFixture.output(execution)).hasSize(3);
    assertThat(take()).containsExactly("B", "D");
  }

  @Test
  void redrivesOnlyUnsuccessfulIterations() {
    broken.add("B");
    SimulatedExecution execution =
        run(
            "'M':{'Type':'Map','MaxConcurrency':2,'ItemsPath':'$.items','End':true,'ItemProcessor':"
                + "{'StartAt':'T','States':{'T':{'Type':'Task','Resource':'"
                + InterpreterFixture.INVOKE
                + "','Parameters':{'FunctionName.$':'$','Payload':{'i.$':'$$.Map.Item.Index'}},"
                + "'ResultSelector':{'i.$':'$.Payload.i'},'End':true}}}}",
            "{'items':['A','A','B','C','D']}");
    assertThat(take()).containsExactly("A", "A", "B", "C");
    broken.clear();
    redrive(execution);
    assertThat(take()).containsExactly("B", "C", "D");
    assertThat(InterpreterFixture.output(execution).toString())
        .isEqualTo("[{\"i\":0},{\"i\":1},{\"i\":2},{\"i\":3},{\"i\":4}]");
  }

  @Test
  void branchThatHadReachedItsEndKeepsItsOutput() {
    broken.add("B");
    SimulatedExecution execution =
        run(
            "'P':{'Type':'Parallel','End':true,'Branches':["
                + branch("F", "'F':{'Type':'Fail','Error':'E'}")
                + ","
                + branch("A", "'A':{'Type':'Pass','Result':7,'End':true}")
                + "]}");
    assertThat(InterpreterFixture.error(execution)).isEqualTo("E");
    redrive(execution);
    assertThat(InterpreterFixture.error(execution)).isEqualTo("E");
    assertThat(InterpreterFixture.types(execution).stream().filter("FailStateEntered"::equals))
        .hasSize(2);
    assertThat(InterpreterFixture.types(execution).stream().filter("PassStateEntered"::equals))
        .hasSize(1);
  }

  @Test
  void redrivesTheChildOfATask() {
    broken.add("B");
    simulation.machine(
        CHILD,
        InterpreterFixture.machine("A", task("A", "'Next':'B'") + "," + task("B", "'End':true")));
    SimulatedExecution execution =
        run(
            "'S':{'Type':'Task','Resource':'arn:aws:states:::states:startExecution.sync:2',"
                + "'Parameters':{'StateMachineArn':'"
                + CHILD
                + "','Input':{}},'End':true}");
    assertThat(InterpreterFixture.error(execution)).isEqualTo("States.TaskFailed");
    assertThat(take()).containsExactly("A", "B");
    broken.clear();
    redrive(execution);
    assertThat(execution.status()).isEqualTo(LocalExecutionStatus.SUCCEEDED);
    assertThat(take()).containsExactly("B");
    assertThat(simulation.executions()).hasSize(2);
  }

  @Test
  void stoppedExecutionContinuesAndContextCountsRedrives() {
    SimulatedExecution execution =
        start(
            "'W':{'Type':'Wait','Seconds':100,'Next':'P'},'P':{'Type':'Pass','End':true,"
                + "'Parameters':{'n.$':'$$.Execution.RedriveCount',"
                + "'t.$':'$$.Execution.RedriveTime'}}");
    simulation.after(Duration.ofSeconds(5), () -> simulation.stop(execution));
    simulation.run();
    assertThat(execution.status()).isEqualTo(LocalExecutionStatus.ABORTED);
    Duration stopped = simulation.elapsed();
    redrive(execution);
    assertThat(simulation.elapsed()).isEqualTo(stopped.plusSeconds(100));
    assertThat(InterpreterFixture.output(execution).get("n").intValue()).isEqualTo(1);
    assertThat(InterpreterFixture.output(execution).get("t").asString()).startsWith("2026-01-01T");
    assertThat(InterpreterFixture.links(execution).subList(2, 4))
        .containsExactly("3<-0 ExecutionAborted", "4<-3 ExecutionRedriven");
  }

  @Test
  void timeoutOfTheExecutionStartsAgain() {
    SimulatedExecution execution =
        simulation
            .machine(
                InterpreterFixture.ARN,
                "{\"TimeoutSeconds\":10,"
                    + InterpreterFixture.machine(
                            "W",
                            "'W':{'Type':'Wait','Seconds':4,'Next':'X'},"
                                + "'X':{'Type':'Wait','Seconds':8,'End':true}")
                        .substring(1))
            .run(InterpreterFixture.ARN, "{}");
    assertThat(execution.status()).isEqualTo(LocalExecutionStatus.TIMED_OUT);
    redrive(execution);
    assertThat(execution.status()).isEqualTo(LocalExecutionStatus.SUCCEEDED);
    // The simulation ran until the outdated timer of X, at 12 s.
    assertThat(execution.duration()).isEqualTo(Duration.ofSeconds(12 + 8));
  }

  private static String branch(String startAt, String states) {
    return "{'StartAt':'" + startAt + "','States':{" + states + "}}";
  }

  private static String task(String name, String more) {
    return InterpreterFixture.task(name, InterpreterFixture.INVOKE, more);
  }

  private SimulatedExecution run(String states) {
    return run(states, "{}");
  }

  private SimulatedExecution run(String states, String input) {
    SimulatedExecution execution = start(states, input);
    simulation.run();
    return execution;
  }

  private SimulatedExecution start(String states) {
    return start(states, "{}");
  }

  private SimulatedExecution start(String states, String input) {
    String first = states.substring(1, states.indexOf('\'', 1));
    return simulation
        .machine(InterpreterFixture.ARN, InterpreterFixture.machine(first, states))
        .start(InterpreterFixture.ARN, "one", input.replace('\'', '"'));
  }

  private void redrive(SimulatedExecution execution) {
    simulation.redrive(execution);
    simulation.run();
  }

  private List<String> take() {
    List<String> taken = List.copyOf(calls);
    calls.clear();
    return taken;
  }
}
