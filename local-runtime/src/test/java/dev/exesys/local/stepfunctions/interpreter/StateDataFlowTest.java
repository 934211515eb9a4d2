package dev.exesys.local.stepfunctions.interpreter;

import static dev.exesys.local.stepfunctions.interpreter.InterpreterFixture.machine;
import static dev.exesys.local.stepfunctions.interpreter.InterpreterFixture.output;
import static dev.exesys.local.stepfunctions.interpreter.InterpreterFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.simulation.SimulatedExecution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class StateDataFlowTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "                                              | {'a':1} | {'a':1}",
        "'Result':{'r':2},                             | {'a':1} | {'r':2}",
        "'Result':2,'ResultPath':'$.x.y',              | {'a':1} | {'a':1,'x':{'y':2}}",
        "'Result':2,'ResultPath':null,                 | {'a':1} | {'a':1}",
        "'InputPath':'$.a',                            | {'a':1} | 1",
        "'InputPath':null,                             | {'a':1} | {}",
        "'OutputPath':'$.a',                           | {'a':1} | 1",
        "'OutputPath':null,                            | {'a':1} | {}",
        "'InputPath':'$.a','ResultPath':'$.b',         | {'a':1} | {'a':1,'b':1}",
        "'Parameters':{'k.$':'$.a','f':[{'g.$':'$'}]}, | {'a':1} | {'k':1,'f':[{'g':{'a':1}}]}",
        "'Parameters':{'n.$':'$$.State.Name'},         | {}      | {'n':'P'}",
        "'Parameters':{'n.$':'$$.Execution.Input.a'},  | {'a':1} | {'n':1}",
        "'Parameters':{'n.$':'$$.StateMachine.Name'},  | {}      | {'n':'m'}",
        "'Parameters':{'n.$':'$$.Execution.StartTime'},| {}      | {'n':'2026-01-01T00:00:00.000Z'}",
      })
  void passStateAppliesPathsAndParameters(String members, String input, String expected) {
    String machine =
        machine("P", "'P':{'Type':'Pass'," + (members == null ? "" : members) + "'End':true}");
    assertThat(output(run(machine, input))).isEqualTo(json(expected));
  }

  @Test
  void taskAppliesResultSelectorAndResultPath() {
    String machine =
        machine(
            "T",
            InterpreterFixture.task(
                "T",
                InterpreterFixture.INVOKE,
                "'ResultSelector':{'got.$':'$.Payload.in','code.$':'$.StatusCode'},"
                    + "'ResultPath':'$.r','OutputPath':'$.r','End':true"));
    assertThat(output(run(machine, "{'a':1}"))).isEqualTo(json("{'got':{'a':1},'code':200}"));
  }

  @Test
  void parallelReturnsItsResultsInBranchOrder() {
    String machine =
        machine(
            "P",
            "'P':{'Type':'Parallel','Parameters':{'p.$':'$.a'},'ResultPath':'$.all','End':true,"
                + "'Branches':[{'StartAt':'A','States':{'A':{'Type':'Wait','Seconds':9,'End':true}}},"
                + "{'StartAt':'B','States':{'B':{'Type':'Pass','Result':'b','End':true}}}]}");
    assertThat(output(run(machine, "{'a':1}"))).isEqualTo(json("{'a':1,'all':[{'p':1},'b']}"));
  }

  @Test
  void mapReturnsItsResultsInItemOrder() {
    String machine =
        machine(
            "M",
            "'M':{'Type':'Map','ItemsPath':'$.l','MaxConcurrency':2,'End':true,"
                + "'ItemSelector':{'i.$':'$$.Map.Item.Index','v.$':'$$.Map.Item.Value','k.$':'$.k'},"
                + "'ItemProcessor':{'ProcessorConfig':{'Mode':'INLINE'},'StartAt':'W','States':{"
                + "'W':{'Type':'Wait','SecondsPath':'$.v','End':true}}}}");
    SimulatedExecution execution = run(machine, "{'l':[5,1,1],'k':'x'}");
    assertThat(output(execution))
        .isEqualTo(json("[{'i':0,'v':5,'k':'x'},{'i':1,'v':1,'k':'x'},{'i':2,'v':1,'k':'x'}]"));
    assertThat(execution.duration()).hasSeconds(5);
    assertThat(output(run(machine, "{'l':[],'k':1}"))).isEqualTo(json("[]"));
  }

  @Test
  void waitEndsAtItsTimestamp() {
    String machine = machine("W", "'W':{'Type':'Wait','TimestampPath':'$.t','End':true}");
    assertThat(run(machine, "{'t':'2026-01-01T00:10:00Z'}").duration()).hasMinutes(10);
    assertThat(run(machine, "{'t':'2025-01-01T00:10:00Z'}").duration()).isZero();
    assertThat(run(machine, "{'t':'soon'}").status()).isEqualTo(LocalExecutionStatus.FAILED);
  }

  @Test
  void deepNestingDoesNotOverflowTheStack() {
    StringBuilder machine =
        new StringBuilder("{'StartAt':'x','States':{'x':{'Type':'Pass','End':true}}}");
    for (int i = 0; i < 120; i++) {
      machine.insert(
          0,
          "{'StartAt':'p%d','States':{'p%d':{'Type':'Parallel','End':true,'Branches':["
              .formatted(i, i));
      machine.append("]}}}");
    }
    assertThat(run(machine.toString().replace('\'', '"'), "{}").status())
        .isEqualTo(LocalExecutionStatus.SUCCEEDED);
  }

  private static JsonNode json(String text) {
    return AslJson.parse(text.replace('\'', '"'));
  }
}
