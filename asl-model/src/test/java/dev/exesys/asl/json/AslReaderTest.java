package dev.exesys.asl.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Invalid definitions are rejected with all problems and their locations. */
class AslReaderTest {

  @Test
  void reportsAllProblems() {
    assertThat(
            problems(
                """
                {"StartAt": "nowhere", "Colour": 1, "States": {
                  "a/b": {"Type": "Task", "Next": 7},
                  "c": {"Type": "Choose"},
                  "d": {"Type": "Pass", "End": false, "Arguments": {}}}}
                """))
        .containsExactly(
            "/States/a~1b: Resource is required",
            "/States/a~1b/Next: must be a string",
            "/States/c/Type: unknown state type: Choose",
            "/States/d/End: must be true",
            "/States/d/Arguments: is a field of the JSONata query language, which is not supported",
            "/Colour: unknown field");
  }

  @Test
  void rejectsInvalidJson() {
    assertThat(problems("{\"StartAt\": }"))
        .singleElement()
        .asString()
        .startsWith("/: invalid JSON");
    assertThat(problems("{\"StartAt\":1,\"StartAt\":2}"))
        .singleElement()
        .asString()
        .contains("uplicate");
    assertThat(problems("[]")).containsExactly("/: must be an object");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"Type":"Pass"}                                             | /States/s: Next or End is required
          {"Type":"Pass","Next":"s","End":true}                       | /States/s/End: must not be combined with Next
          {"Type":"Pass","End":true,"InputPath":"x"}                  | /States/s/InputPath: path must be a JSONPath, which starts with $: x
          {"Type":"Parallel","End":true,"Branches":[]}                | /States/s: Branches is empty
          {"Type":"Parallel","End":true,"Branches":[3]}               | /States/s/Branches/0: must be an object
          {"Type":"Choice","Choices":[{"Variable":"$.a","Next":"s"}]} | /States/s/Choices/0: comparison operator is missing
          {"Type":"Choice","Choices":[]}                              | /States/s: Choices is empty
          {"Type":"Wait","End":true}                                  | /States/s: exactly one of Seconds, SecondsPath, Timestamp, TimestampPath is required
          {"Type":"Wait","End":true,"Seconds":-1}                     | /States/s/Seconds: Seconds must be between 0 and 99999999
          {"Type":"Fail","Error":"a","ErrorPath":"$.b"}               | /States/s: Error and ErrorPath must not be combined
          {"Type":"Succeed","Next":"s"}                               | /States/s/Next: unknown field
          {"Type":"Task","Resource":"r","End":true,"TimeoutSeconds":5,"HeartbeatSeconds":5} | /States/s: HeartbeatSeconds must be less than TimeoutSeconds
          {"Type":"Task","Resource":"r","End":true,"Retry":[{"ErrorEquals":["States.ALL","x"]}]} | /States/s/Retry/0: States.ALL must be the only name in ErrorEquals
          {"Type":"Task","Resource":"r","End":true,"Catch":[{"ErrorEquals":["States.ALL"],"Next":"s"},{"ErrorEquals":["x"],"Next":"s"}]} | /States/s: States.ALL is allowed only in the last element of the array
          """)
  void rejectsInvalidStates(String state, String problem) {
    assertThat(problems("{\"StartAt\":\"s\",\"States\":{\"s\":" + state + "}}")).contains(problem);
  }

  private static List<String> problems(String text) {
    AslSyntaxException exception =
        catchThrowableOfType(AslSyntaxException.class, () -> AslReader.read(text));
    return exception.problems().stream().map(AslProblem::toString).toList();
  }
}
