package dev.exesys.compiler.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found in machines that have one thing wrong with them. */
class LintTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "a":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","End":true,"Catch":[{"ErrorEquals":["States.ALL"],"Next":"b"}]} | /States/a/Catch/0/Next | dangling
          "a":{"Type":"Choice","Choices":[{"Variable":"$.x","IsNull":true,"Next":"b"}],"Default":"c"},"c":{"Type":"Succeed"} | /States/a/Choices/0/Next | dangling
          "a":{"Type":"Pass","End":true},"b":{"Type":"Pass","End":true}                                        | /States/b           | unreachable
          "a":{"Type":"Pass","Next":"b"},"b":{"Type":"Pass","Next":"a"}                                        | /                   | no-end
          "a":{"Type":"Parallel","End":true,"Branches":[{"StartAt":"a","States":{"a":{"Type":"Succeed"}}}]}    | /States/a/Branches/0/States/a | name-twice
          "a":{"Type":"Pass","End":true,"InputPath":"$.a["}                                                    | /States/a/InputPath | path
          "a":{"Type":"Pass","End":true,"ResultPath":"$.a[*]"}                                                 | /States/a/ResultPath | path
          "a":{"Type":"Pass","End":true,"Parameters":{"x":{"y.$":1}}}                                          | /States/a/Parameters/x/y.$ | path
          "a":{"Type":"Pass","End":true,"Parameters":{"y.$":"hello"}}                                          | /States/a/Parameters/y.$ | path
          "a":{"Type":"Task","End":true,"Resource":"arn:aws:states:::lambda:invoke.sync"}                      | /States/a/Resource  | integration
          "a":{"Type":"Task","End":true,"Resource":"arn:aws:states:::dynamodb:putItem.waitForTaskToken","Parameters":{"t.$":"$$.Task.Token"}} | /States/a/Resource | integration
          "a":{"Type":"Task","End":true,"Resource":"lambda"}                                                   | /States/a/Resource  | integration
          "a":{"Type":"Task","End":true,"Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken"}          | /States/a           | token
          "a":{"Type":"Task","End":true,"Resource":"arn:aws:states:::lambda:invoke","Parameters":{"t.$":"$$.Task.Token"}} | /States/a | token
          "a":{"Type":"Pass"}                                                                                  | /States/a           | syntax
          """)
  void finds(String states, String pointer, String rule) {
    List<Finding> findings = Lint.check(machine(states));
    assertThat(findings)
        .singleElement()
        .asString()
        .startsWith(pointer + ": ")
        .endsWith("[" + rule + "]");
  }

  @Test
  void findsNamesThatAreTooLong() {
    String name = "n".repeat(81);
    assertThat(
            Lint.check(
                "{\"StartAt\":\"%s\",\"States\":{\"%s\":{\"Type\":\"Succeed\"}}}"
                    .formatted(name, name)))
        .extracting(Finding::rule)
        .containsExactly(Rule.NAME_LENGTH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          $.a.b[0]['c d']        | true
          $$.Execution.Id        | true
          $..book[?(@.price<10)] | true
          $[1:3]                 | true
          $.a.*                  | true
          $.a-b                  | true
          $a                     | false
          $.                     | false
          $.a[                   | false
          """)
  void knowsPaths(String path, boolean right) {
    assertThat(JsonPathSyntax.isPath(path)).isEqualTo(right);
  }

  private static String machine(String states) {
    return "{\"StartAt\":\"a\",\"States\":{" + states + "}}";
  }
}
