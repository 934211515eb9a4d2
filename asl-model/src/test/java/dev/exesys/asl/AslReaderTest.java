package dev.exesys.asl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, where, and that everything wrong is said at once. */
class AslReaderTest {

  @Test
  void saysEverythingThatIsWrong() {
    assertThat(
            problems(
                """
                {"StartAt": "nowhere", "Colour": 1, "States": {
                  "a/b": {"Type": "Task", "Next": 7},
                  "c": {"Type": "Choose"},
                  "d": {"Type": "Pass", "End": false, "Arguments": {}}}}
                """))
        .containsExactly(
            "/States/a~1b: Resource is missing",
            "/States/a~1b/Next: not a string",
            "/States/c/Type: not a type of state: Choose",
            "/States/d/End: not true",
            "/States/d/Arguments: belongs to the JSONata form of the language, which is not read here",
            "/Colour: not a member that is known here");
  }

  @Test
  void refusesWhatIsNotJson() {
    assertThat(problems("{\"StartAt\": }")).singleElement().asString().startsWith("/: not JSON");
    assertThat(problems("{\"StartAt\":1,\"StartAt\":2}"))
        .singleElement()
        .asString()
        .contains("uplicate");
    assertThat(problems("[]")).containsExactly("/: not an object");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"Type":"Pass"}                                             | /States/s: neither Next nor End
          {"Type":"Pass","Next":"s","End":true}                       | /States/s/End: stands beside Next
          {"Type":"Pass","End":true,"InputPath":"x"}                  | /States/s/InputPath: path is not a JSONPath, which starts with $: x
          {"Type":"Parallel","End":true,"Branches":[]}                | /States/s: Branches is empty
          {"Type":"Parallel","End":true,"Branches":[3]}               | /States/s/Branches/0: not an object
          {"Type":"Choice","Choices":[{"Variable":"$.a","Next":"s"}]} | /States/s/Choices/0: no comparison
          {"Type":"Choice","Choices":[]}                              | /States/s: Choices is empty
          {"Type":"Wait","End":true}                                  | /States/s: not exactly one of Seconds, SecondsPath, Timestamp, TimestampPath
          {"Type":"Wait","End":true,"Seconds":-1}                     | /States/s/Seconds: Seconds is not between 0 and 99999999
          {"Type":"Fail","Error":"a","ErrorPath":"$.b"}               | /States/s: both Error and ErrorPath
          {"Type":"Succeed","Next":"s"}                               | /States/s/Next: not a member that is known here
          {"Type":"Task","Resource":"r","End":true,"TimeoutSeconds":5,"HeartbeatSeconds":5} | /States/s: HeartbeatSeconds is not smaller than TimeoutSeconds
          {"Type":"Task","Resource":"r","End":true,"Retry":[{"ErrorEquals":["States.ALL","x"]}]} | /States/s/Retry/0: States.ALL does not stand alone in ErrorEquals
          {"Type":"Task","Resource":"r","End":true,"Catch":[{"ErrorEquals":["States.ALL"],"Next":"s"},{"ErrorEquals":["x"],"Next":"s"}]} | /States/s: States.ALL does not stand in the last element of its list
          """)
  void refusesStates(String state, String problem) {
    assertThat(problems("{\"StartAt\":\"s\",\"States\":{\"s\":" + state + "}}")).contains(problem);
  }

  private static List<String> problems(String text) {
    AslSyntaxException refused =
        catchThrowableOfType(AslSyntaxException.class, () -> AslReader.read(text));
    return refused.problems().stream().map(AslProblem::toString).toList();
  }
}
