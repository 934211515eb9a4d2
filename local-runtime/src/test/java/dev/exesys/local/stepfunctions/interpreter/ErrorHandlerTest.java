package dev.exesys.local.stepfunctions.interpreter;

import static dev.exesys.local.stepfunctions.interpreter.InterpreterFixture.INVOKE;
import static dev.exesys.local.stepfunctions.interpreter.InterpreterFixture.TOKEN;
import static dev.exesys.local.stepfunctions.interpreter.InterpreterFixture.cause;
import static dev.exesys.local.stepfunctions.interpreter.InterpreterFixture.error;
import static dev.exesys.local.stepfunctions.interpreter.InterpreterFixture.machine;
import static dev.exesys.local.stepfunctions.interpreter.InterpreterFixture.output;
import static dev.exesys.local.stepfunctions.interpreter.InterpreterFixture.run;
import static dev.exesys.local.stepfunctions.interpreter.InterpreterFixture.task;
import static dev.exesys.local.stepfunctions.interpreter.InterpreterFixture.types;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.simulation.SimulatedExecution;
import dev.exesys.local.stepfunctions.simulation.TaskHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorHandlerTest {
  private static final TaskHandler FAILS = call -> call.fail("Custom", "why");

  private static String caught(String errorEquals, String resource, String more) {
    return machine(
        "T",
        task(
                "T",
                resource,
                more
                    + "'Catch':[{'ErrorEquals':['"
                    + errorEquals
                    + "'],'ResultPath':'$.e','Next':'C'}],'End':true")
            + ",'C':{'Type':'Pass','End':true}");
  }

  @ParameterizedTest
  @CsvSource({
    "States.ALL,SUCCEEDED",
    "States.TaskFailed,SUCCEEDED",
    "Custom,SUCCEEDED",
    "Other,FAILED",
    "States.Timeout,FAILED"
  })
  void catchersMatchNamesAndWildcards(String name, String status) {
    SimulatedExecution execution = run(caught(name, INVOKE, ""), "{'a':1}", FAILS);
    assertThat(execution.status()).hasToString(status);
    if (status.equals("SUCCEEDED")) {
      assertThat(output(execution))
          .isEqualTo(AslJson.parse("{\"a\":1,\"e\":{\"Error\":\"Custom\",\"Cause\":\"why\"}}"));
    } else {
      assertThat(error(execution)).isEqualTo("Custom");
      assertThat(cause(execution)).isEqualTo("why");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "States.ALL,SUCCEEDED",
    "States.Timeout,SUCCEEDED",
    "States.TaskFailed,FAILED",
    "States.HeartbeatTimeout,FAILED"
  })
  void timeoutIsNotATaskFailure(String name, String status) {
    SimulatedExecution execution =
        run(caught(name, TOKEN, "'TimeoutSeconds':30,"), "{}", call -> {});
    assertThat(execution.status()).hasToString(status);
    assertThat(types(execution)).contains("TaskTimedOut");
    assertThat(execution.duration()).isEqualTo(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @CsvSource({
    "States.ALL,SUCCEEDED",
    "States.Timeout,SUCCEEDED",
    "States.HeartbeatTimeout,SUCCEEDED",
    "States.TaskFailed,FAILED"
  })
  void heartbeatTimeoutMatchesTwoErrorNames(String name, String status) {
    SimulatedExecution execution =
        run(
            caught(name, TOKEN, "'TimeoutSeconds':600,'HeartbeatSeconds':20,"),
            "{}",
            call -> call.heartbeat());
    assertThat(execution.status()).hasToString(status);
    assertThat(execution.duration()).isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void readsTheHeartbeatTimeoutFromAPath() {
    SimulatedExecution execution =
        run(
            machine("T", task("T", TOKEN, "'HeartbeatSecondsPath':'$.beat','End':true")),
            "{'beat':10}",
            call -> call.succeedAfter(Duration.ofSeconds(9), AslJson.object()));
    assertThat(execution.status()).isEqualTo(LocalExecutionStatus.SUCCEEDED);
    assertThat(String.valueOf(execution.history().get(2).details()))
        .contains("\"heartbeatInSeconds\":10");
  }

  @Test
  void retryDelaysGrowUpToTheMaximum() {
    List<Long> starts = new ArrayList<>();
    SimulatedExecution execution =
        run(
            machine(
                "T",
                task(
                    "T",
                    INVOKE,
                    "'Retry':[{'ErrorEquals':['Custom'],'IntervalSeconds':2,'BackoffRate':3,"
                        + "'MaxDelaySeconds':10,'MaxAttempts':4}],'End':true")),
            "{}",
            call -> {
              starts.add(call.at().toSeconds());
              call.fail("Custom", null);
            });
    assertThat(starts).containsExactly(0L, 2L, 8L, 18L, 28L);
    assertThat(execution.status()).isEqualTo(LocalExecutionStatus.FAILED);
    // Three events for each attempt, as the compiler's history budget assumes.
    assertThat(execution.history()).hasSize(2 + 5 * 3 + 1);
  }

  @Test
  void eachRetrierCountsItsOwnAttempts() {
    List<String> errors = new ArrayList<>(List.of("A", "B", "A", "B", "A"));
    SimulatedExecution execution =
        run(
            machine(
                "T",
                task(
                    "T",
                    INVOKE,
                    "'Retry':[{'ErrorEquals':['A'],'MaxAttempts':2},{'ErrorEquals':['B']}],'End':true")),
            "{}",
            call -> call.fail(errors.removeFirst(), null));
    assertThat(errors).isEmpty();
    assertThat(error(execution)).isEqualTo("A");
  }

  @Test
  void contextObjectHasTheRetryCount() {
    String machine =
        machine(
            "T",
            "'T':{'Type':'Task','Resource':'"
                + INVOKE
                + "','Parameters':{'FunctionName':'f','Payload':{'n.$':'$$.State.RetryCount'}},"
                + "'Retry':[{'ErrorEquals':['States.ALL'],'JitterStrategy':'FULL'}],'End':true}");
    SimulatedExecution execution =
        run(
            machine,
            "{}",
            call -> {
              if (call.payload().get("n").intValue() < 2) {
                call.fail("E", null);
              } else {
                call.succeed(call.payload());
              }
            });
    assertThat(output(execution).at("/Payload/n").intValue()).isEqualTo(2);
    assertThat(execution.duration()).isBetween(Duration.ZERO, Duration.ofSeconds(3));
  }

  @Test
  void statesAllDoesNotCatchARuntimeError() {
    SimulatedExecution execution =
        run(caught("States.ALL", INVOKE, "'InputPath':'$.nope',"), "{}", FAILS);
    assertThat(error(execution)).isEqualTo("States.Runtime");
    assertThat(cause(execution))
        .isEqualTo(
            "An error occurred while executing the state 'T' (entered at the event id #2)."
                + " Invalid path '$.nope' : No results for path: $['nope']");
  }

  @ParameterizedTest
  @CsvSource({"States.ALL,SUCCEEDED", "States.DataLimitExceeded,SUCCEEDED", "Other,FAILED"})
  void oversizedResultFailsTheTask(String name, String status) {
    SimulatedExecution execution =
        run(
            caught(name, INVOKE, ""),
            "{}",
            call -> call.succeed(AslJson.NODES.stringNode("x".repeat(256 * 1024))));
    assertThat(execution.status()).hasToString(status);
    assertThat(types(execution)).contains("TaskFailed").doesNotContain("TaskSucceeded");
    assertThat(String.valueOf(execution.history().get(4).details()))
        .contains("\"error\":\"States.DataLimitExceeded\"", "The state/task 'lambda' returned");
  }

  @ParameterizedTest
  @ValueSource(strings = {"States.ALL", "States.Runtime"})
  void noCatcherMatchesARuntimeError(String name) {
    assertThat(error(run(caught(name, INVOKE, "'OutputPath':'$.nope',"), "{}")))
        .isEqualTo("States.Runtime");
  }

  @Test
  void emptyCauseIsOmittedAndAnExecutionTimeoutHasAnErrorName() {
    SimulatedExecution task =
        run(machine("T", task("T", TOKEN, "'TimeoutSeconds':5,'End':true")), "{}", call -> {});
    assertThat(task.history().getLast().details()).hasToString("{\"error\":\"States.Timeout\"}");
    assertThat(task.outcome().orElseThrow().cause()).isNull();
    String limited =
        machine("T", task("T", TOKEN, "'End':true")).replaceFirst("\\{", "{\"TimeoutSeconds\":60,");
    SimulatedExecution whole = run(limited, "{}", call -> {});
    assertThat(whole.history().getLast().details()).hasToString("{\"error\":\"States.Timeout\"}");
  }

  @Test
  void failsIfNoChoiceMatches() {
    String machine =
        machine(
            "C",
            "'C':{'Type':'Choice','Choices':[{'Variable':'$.a','NumericEquals':2,'Next':'S'}]},"
                + "'S':{'Type':'Succeed'}");
    assertThat(error(run(machine, "{'a':1}"))).isEqualTo("States.NoChoiceMatched");
  }

  @Test
  void failStateReadsErrorAndCauseFromExpressions() {
    String machine =
        "{'StartAt':'F','States':{'F':{'Type':'Fail','ErrorPath':'$.e','CausePath':'%s'}}}"
            .replace('\'', '"')
            .formatted("States.Format('{}!', $.c)");
    SimulatedExecution execution = run(machine, "{'e':'E','c':'because'}");
    assertThat(error(execution)).isEqualTo("E");
    assertThat(cause(execution)).isEqualTo("because!");
  }

  @Test
  void executionTimeoutEndsTheExecution() {
    String machine =
        machine("T", task("T", TOKEN, "'End':true")).replaceFirst("\\{", "{\"TimeoutSeconds\":60,");
    SimulatedExecution execution = run(machine, "{}", call -> {});
    assertThat(execution.status()).isEqualTo(LocalExecutionStatus.TIMED_OUT);
    assertThat(execution.duration()).isEqualTo(Duration.ofMinutes(1));
    assertThat(types(execution)).last().isEqualTo("ExecutionTimedOut");
  }

  @Test
  void failsWhenTheHistoryIsFull() {
    String states =
        "'P':{'Type':'Choice','Choices':[{'Variable':'$.end','IsPresent':true,'Next':'E'}],"
            + "'Default':'P'},'E':{'Type':'Succeed'}";
    SimulatedExecution execution = run(machine("P", states), "{}");
    assertThat(execution.history()).hasSize(25_000);
    assertThat(types(execution)).last().isEqualTo("ExecutionFailed");
    assertThat(cause(execution))
        .isEqualTo("The execution reached the maximum number of history events (25000).");
  }
}
