package dev.exesys.local.stepfunctions.interpreter;

import static dev.exesys.local.stepfunctions.interpreter.InterpreterFixture.INVOKE;
import static dev.exesys.local.stepfunctions.interpreter.InterpreterFixture.TOKEN;
import static dev.exesys.local.stepfunctions.interpreter.InterpreterFixture.links;
import static dev.exesys.local.stepfunctions.interpreter.InterpreterFixture.machine;
import static dev.exesys.local.stepfunctions.interpreter.InterpreterFixture.run;
import static dev.exesys.local.stepfunctions.interpreter.InterpreterFixture.task;
import static dev.exesys.local.stepfunctions.interpreter.InterpreterFixture.types;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.local.stepfunctions.simulation.SimulatedExecution;
import dev.exesys.local.stepfunctions.simulation.Simulation;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Checks the order of history events and their previous events. */
class HistoryOrderTest {
  private static final String PARALLEL =
      "'P':{'Type':'Parallel','End':true,%s'Branches':["
          + "{'StartAt':'A','States':{%s}},{'StartAt':'B','States':{%s}}]}";

  @Test
  void linksOfARequestAndItsResponse() {
    assertThat(links(run(machine("T", task("T", INVOKE, "'End':true")), "{}")))
        .containsExactly(
            "1<-0 ExecutionStarted",
            "2<-0 TaskStateEntered",
            "3<-2 TaskScheduled",
            "4<-3 TaskStarted",
            "5<-4 TaskSucceeded",
            "6<-5 TaskStateExited",
            "7<-6 ExecutionSucceeded");
  }

  @Test
  void linksOfATaskWithAToken() {
    assertThat(links(run(machine("T", task("T", TOKEN, "'End':true")), "{}")))
        .containsExactly(
            "1<-0 ExecutionStarted",
            "2<-0 TaskStateEntered",
            "3<-2 TaskScheduled",
            "4<-3 TaskStarted",
            "5<-4 TaskSubmitted",
            "6<-5 TaskSucceeded",
            "7<-6 TaskStateExited",
            "8<-7 ExecutionSucceeded");
  }

  @Test
  void eventsOfAFunctionArn() {
    String arn = "arn:aws:lambda:us-east-1:000000000000:function:f";
    String machine =
        machine("T", "'T':{'Type':'Task','Resource':'" + arn + "','TimeoutSeconds':5,'End':true}");
    SimulatedExecution execution = run(machine, "{'a':1}");
    assertThat(types(execution))
        .containsExactly(
            "ExecutionStarted",
            "TaskStateEntered",
            "LambdaFunctionScheduled",
            "LambdaFunctionStarted",
            "LambdaFunctionSucceeded",
            "TaskStateExited",
            "ExecutionSucceeded");
    assertThat(execution.history().get(2).details())
        .hasToString(
            "{\"input\":\"{\\\"a\\\":1}\",\"inputDetails\":{\"truncated\":false},"
                + "\"resource\":\"%s\",\"timeoutInSeconds\":5}",
            arn);
  }

  @Test
  void eventsOfFlowStates() {
    String machine =
        machine(
            "P",
            "'P':{'Type':'Pass','Next':'W'},'W':{'Type':'Wait','Seconds':5,'Next':'C'},"
                + "'C':{'Type':'Choice','Choices':[{'Variable':'$.a','IsPresent':true,'Next':'S'}]},"
                + "'S':{'Type':'Succeed'}");
    SimulatedExecution execution = run(machine, "{'a':1}");
    assertThat(types(execution))
        .containsExactly(
            "ExecutionStarted",
            "PassStateEntered",
            "PassStateExited",
            "WaitStateEntered",
            "WaitStateExited",
            "ChoiceStateEntered",
            "ChoiceStateExited",
            "SucceedStateEntered",
            "SucceedStateExited",
            "ExecutionSucceeded");
    assertThat(execution.duration()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void linksOfAParallelState() {
    String machine =
        machine(
            "P",
            PARALLEL.formatted(
                "", "'A':{'Type':'Pass','End':true}", "'B':{'Type':'Pass','End':true}"));
    assertThat(links(run(machine, "{}")))
        .containsExactly(
            "1<-0 ExecutionStarted",
            "2<-0 ParallelStateEntered",
            "3<-2 ParallelStateStarted",
            "4<-3 PassStateEntered",
            "5<-3 PassStateEntered",
            "6<-4 PassStateExited",
            "7<-5 PassStateExited",
            "8<-7 ParallelStateSucceeded",
            "9<-7 ParallelStateExited",
            "10<-9 ExecutionSucceeded");
  }

  @Test
  void linksOfAFailedBranchWhoseErrorIsCaught() {
    String machine =
        machine(
            "P",
            PARALLEL.formatted(
                    "'Catch':[{'ErrorEquals':['States.ALL'],'Next':'Z'}],",
                    task("A", TOKEN, "'End':true"),
                    "'B':{'Type':'Wait','Seconds':9,'End':true}")
                + ",'Z':{'Type':'Pass','End':true}");
    SimulatedExecution execution =
        run(machine, "{}", call -> call.failAfter(Duration.ofSeconds(1), "Oh", "dear"));
    assertThat(links(execution).subList(3, 15))
        .containsExactly(
            "4<-3 TaskStateEntered",
            "5<-3 WaitStateEntered",
            "6<-4 TaskScheduled",
            "7<-6 TaskStarted",
            "8<-7 TaskSubmitted",
            "9<-8 TaskFailed",
            "10<-9 TaskStateAborted",
            "11<-9 WaitStateAborted",
            "12<-9 ParallelStateFailed",
            "13<-12 ParallelStateExited",
            "14<-13 PassStateEntered",
            "15<-14 PassStateExited");
    assertThat(execution.outcome().orElseThrow().output())
        .isEqualTo("{\"Error\":\"Oh\",\"Cause\":\"dear\"}");
  }

  @Test
  void retriedParallelStateFailsOnce() {
    String machine =
        machine(
            "P",
            "'P':{'Type':'Parallel','End':true,"
                + "'Retry':[{'ErrorEquals':['F'],'MaxAttempts':2}],'Branches':["
                + "{'StartAt':'A','States':{'A':{'Type':'Fail','Error':'F','Cause':'c'}}}]}");
    assertThat(links(run(machine, "{}")))
        .containsExactly(
            "1<-0 ExecutionStarted",
            "2<-0 ParallelStateEntered",
            "3<-2 ParallelStateStarted",
            "4<-3 FailStateEntered",
            "5<-4 ParallelStateStarted",
            "6<-5 FailStateEntered",
            "7<-6 ParallelStateStarted",
            "8<-7 FailStateEntered",
            "9<-8 ParallelStateFailed",
            "10<-9 ExecutionFailed");
  }

  @Test
  void linksOfAMapStateWithAFailedIteration() {
    String machine =
        machine(
            "M",
            "'M':{'Type':'Map','ItemsPath':'$.l','End':true,'ItemProcessor':{'StartAt':'T','States':{"
                + task("T", INVOKE, "'End':true")
                + "}}}");
    SimulatedExecution execution =
        run(
            machine,
            "{'l':[1,2]}",
            call -> {
              if (call.payload().get("in").intValue() == 1) {
                call.fail("E", null);
              }
            });
    assertThat(links(execution).subList(2, 16))
        .containsExactly(
            "3<-2 MapStateStarted",
            "4<-3 MapIterationStarted",
            "5<-4 TaskStateEntered",
            "6<-3 MapIterationStarted",
            "7<-6 TaskStateEntered",
            "8<-5 TaskScheduled",
            "9<-8 TaskStarted",
            "10<-7 TaskScheduled",
            "11<-10 TaskStarted",
            "12<-9 TaskFailed",
            "13<-12 MapIterationFailed",
            "14<-12 TaskStateAborted",
            "15<-12 MapIterationAborted",
            "16<-12 TaskStateAborted");
    assertThat(links(execution).subList(16, 18))
        .containsExactly("17<-12 MapStateFailed", "18<-17 ExecutionFailed");
  }

  @Test
  void serialIterationFollowsTheLastStateOfThePreviousOne() {
    String machine =
        machine(
            "M",
            "'M':{'Type':'Map','ItemsPath':'$.l','MaxConcurrency':1,'End':true,"
                + "'ItemProcessor':{'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}}}");
    assertThat(links(run(machine, "{'l':[1,2]}")).subList(3, 13))
        .containsExactly(
            "4<-3 MapIterationStarted",
            "5<-4 PassStateEntered",
            "6<-5 PassStateExited",
            "7<-6 MapIterationSucceeded",
            "8<-6 MapIterationStarted",
            "9<-8 PassStateEntered",
            "10<-9 PassStateExited",
            "11<-10 MapIterationSucceeded",
            "12<-11 MapStateSucceeded",
            "13<-11 MapStateExited");
  }

  @Test
  void stopEventHasNoPreviousEvent() {
    Simulation simulation =
        new Simulation(call -> {})
            .machine(InterpreterFixture.ARN, machine("T", task("T", TOKEN, "'End':true")));
    SimulatedExecution execution = simulation.start(InterpreterFixture.ARN, "x", "{}");
    simulation.after(Duration.ofSeconds(3), () -> simulation.stop(execution));
    simulation.run();
    assertThat(links(execution)).last().isEqualTo("6<-0 ExecutionAborted");
    assertThat(execution.status()).isEqualTo(LocalExecutionStatus.ABORTED);
  }
}
