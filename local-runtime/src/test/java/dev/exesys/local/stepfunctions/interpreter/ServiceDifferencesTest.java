package dev.exesys.local.stepfunctions.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exesys.asl.json.AslSyntaxException;
import dev.exesys.local.stepfunctions.simulation.SimulatedExecution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cases in which the interpreter was once more lenient or more strict than AWS. */
class ServiceDifferencesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          A | 'A':{'Type':'Pass','End':true},'B':{'Type':'Pass','End':true} | State "B" is not reachable
          A | 'A':{'Type':'Pass','Next':'B'},'B':{'Type':'Pass','Next':'A'} | No terminal state found
          A | 'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Parameters':{'FunctionName':'f','Colour':1},'End':true} | The field 'Colour' is not supported
          A | 'A':{'Type':'Map','MaxConcurrency':1,'MaxConcurrencyPath':'$.n','ItemProcessor':{'StartAt':'B','States':{'B':{'Type':'Succeed'}}},'End':true} | must not be combined
          A | 'A':{'Type':'Pass','QueryLanguage':'JSONata','End':true} | the query language JSONata is not supported
          """,
      quoteCharacter = '`')
  void refusesWhatAwsRefuses(String startAt, String states, String problem) {
    assertThatThrownBy(() -> Program.read(InterpreterFixture.machine(startAt, states)))
        .isInstanceOf(AslSyntaxException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void acceptsTheDefaultQueryLanguageAndCommentsInNestedRules() {
    String states =
        "'A':{'Type':'Choice','QueryLanguage':'JSONPath','Choices':[{'And':["
            + "{'Comment':'why','Variable':'$.x','IsPresent':true}],'Next':'B'}],'Default':'B'},"
            + "'B':{'Type':'Succeed'}";
    assertThat(InterpreterFixture.run(InterpreterFixture.machine("A", states), "{}").status())
        .isEqualTo(LocalExecutionStatus.SUCCEEDED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'FunctionName':'f','Colour':1} | The field 'Colour' is not supported by Step Functions
          {'Payload':{}} | The field 'FunctionName' is required but was missing
          {'FunctionName':7} | The value of the field 'FunctionName' has an invalid format
          {'FunctionName':'f','InvocationType':'Later'} | The value of the field 'InvocationType' has an invalid format
          """,
      quoteCharacter = '`')
  void senselessParametersFailTheStateAndCannotBeCaught(String input, String problem) {
    SimulatedExecution execution =
        InterpreterFixture.run(
            InterpreterFixture.machine(
                "A",
                "'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','End':true,"
                    + "'Catch':[{'ErrorEquals':['States.ALL'],'Next':'B'}]},"
                    + "'B':{'Type':'Succeed'}"),
            input);
    assertThat(InterpreterFixture.error(execution)).isEqualTo("States.Runtime");
    assertThat(InterpreterFixture.cause(execution))
        .startsWith("An error occurred while executing the state 'A' (entered at the event id #2).")
        .contains("could not be used to start the Task: [" + problem + "]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ~null~        | null
          ~[1,{}]~      | [1,{}]
          ~7~           | 7
          null          | {}
          """,
      quoteCharacter = '`')
  void stringPayloadIsJsonTextAndANullOneIsAbsent(String payload, String received) {
    SimulatedExecution execution =
        InterpreterFixture.run(
            InterpreterFixture.machine(
                "A", "'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','End':true}"),
            "{'FunctionName':'f','Payload':" + payload.replace('~', '"') + "}");
    assertThat(InterpreterFixture.output(execution).get("Payload").toString()).isEqualTo(received);
  }

  @Test
  void stringPayloadThatIsNotJsonFailsTheTask() {
    SimulatedExecution execution =
        InterpreterFixture.run(
            InterpreterFixture.machine(
                "A", "'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','End':true}"),
            "{'FunctionName':'f','Payload':'hello'}");
    assertThat(InterpreterFixture.error(execution))
        .isEqualTo("Lambda.InvalidRequestContentException");
  }

  @Test
  void concurrencyOfAMapMayBeGivenByAPath() {
    SimulatedExecution execution =
        InterpreterFixture.run(
            InterpreterFixture.machine(
                "A",
                "'A':{'Type':'Map','MaxConcurrencyPath':'$.n','ItemsPath':'$.items','End':true,"
                    + "'ItemProcessor':{'StartAt':'B','States':"
                    + "{'B':{'Type':'Wait','Seconds':1,'End':true}}}}"),
            "{'n':2,'items':[1,2,3,4]}");
    assertThat(execution.duration().toSeconds()).isEqualTo(2);
  }
}
