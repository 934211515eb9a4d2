package dev.exesys.compiler.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.asl.expression.JsonPathSyntax;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each definition has one problem, which the lint finds. */
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
          "a":{"Type":"Parallel","End":true,"Branches":[{"StartAt":"a","States":{"a":{"Type":"Succeed"}}}]}    | /States/a/Branches/0/States/a | duplicate-name
          "a":{"Type":"Pass","End":true,"InputPath":"$.a["}                                                    | /States/a/InputPath | path
          "a":{"Type":"Pass","End":true,"ResultPath":"$.a[*]"}                                                 | /States/a/ResultPath | path
          "a":{"Type":"Pass","End":true,"Parameters":{"x":{"y.$":1}}}                                          | /States/a/Parameters/x/y.$ | path
          "a":{"Type":"Pass","End":true,"Parameters":{"y.$":"hello"}}                                          | /States/a/Parameters/y.$ | path
          "a":{"Type":"Task","End":true,"Resource":"arn:aws:states:::lambda:invoke.sync"}                      | /States/a/Resource  | integration
          "a":{"Type":"Task","End":true,"Resource":"arn:aws:states:::dynamodb:putItem.waitForTaskToken","Parameters":{"t.$":"$$.Task.Token"}} | /States/a/Resource | integration
          "a":{"Type":"Task","End":true,"Resource":"lambda"}                                                   | /States/a/Resource  | integration
          "a":{"Type":"Task","End":true,"Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken"}          | /States/a           | token
          "a":{"Type":"Task","End":true,"Resource":"arn:aws:states:::lambda:invoke","Parameters":{"Payload":{"t.$":"$$.Task.Token"}}} | /States/a | token
          "a":{"Type":"Task","End":true,"Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"f","Payloads.$":"$"}} | /States/a/Parameters/Payloads.$ | integration
          "a":{"Type":"Task","End":true,"Resource":"arn:aws:states:::states:startExecution.sync:2","Parameters":{"StateMachineArn":"m","input":{}}} | /States/a/Parameters/input | integration
          "a":{"Type":"Map","End":true,"MaxConcurrencyPath":"$.a[","ItemProcessor":{"StartAt":"b","States":{"b":{"Type":"Succeed"}}}} | /States/a/MaxConcurrencyPath | path
          "a":{"Type":"Pass","End":true,"Parameters":{"y.$":"States.StringToJson('{\\\\\\"b\\\\\\":1}')"}} | /States/a/Parameters/y.$ | intrinsic
          "a":{"Type":"Task","End":true,"Resource":"arn:aws:states:::lamda:invoke"}                            | /States/a/Resource | integration
          "a":{"Type":"Task","End":true,"Resource":"arn:aws:states:::activity:pool"}                           | /States/a/Resource | integration
          "a":{"Type":"Task","End":true,"Resource":"arn:aws:states:eu-west-1:111122223333:activity:a b"}       | /States/a/Resource | integration
          "a":{"Type":"Task","End":true,"Resource":"arn:aws:states:eu-west-1:111122223333:activity:pool","Parameters":{"t.$":"$$.Task.Token"}} | /States/a | token
          "a":{"Type":"Parallel","End":true,"Branches":[{"StartAt":"b","States":{"b":{"Type":"Succeed"}}}],"Retry":[{"ErrorEquals":["Exesys.OrderFaild"]}]} | /States/a/Retry/0/ErrorEquals | error-name
          "a":{"Type":"Pass","End":true,"Parameters":{"l":[{"y.$":"hello"}]}}                                  | /States/a/Parameters/l/0/y.$ | path
          "a":{"Type":"Wait","End":true,"SecondsPath":"$.a["}                                                  | /States/a/SecondsPath | path
          "a":{"Type":"Fail","CausePath":"$.a["}                                                               | /States/a/CausePath | path
          "a":{"Type":"Task","End":true,"Resource":"arn:aws:states:::lambda:invoke","TimeoutSecondsPath":"$.a["} | /States/a/TimeoutSecondsPath | path
          "a":{"Type":"Choice","Choices":[{"Variable":"$.x","NumericEqualsPath":"$.y[","Next":"c"}]},"c":{"Type":"Succeed"} | /States/a/Choices/0 | path
          "a":{"Type":"Pass","End":true,"Parameters":{"y.$":"States.Frmt('{}', $.a)"}}                         | /States/a/Parameters/y.$ | intrinsic
          "a":{"Type":"Pass","End":true,"Parameters":{"y.$":"States.UUID($.a)"}}                               | /States/a/Parameters/y.$ | intrinsic
          "a":{"Type":"Parallel","End":true,"Branches":[{"StartAt":"b","States":{"b":{"Type":"Succeed"}}}],"Retry":[{"ErrorEquals":["States.Timout"]}]} | /States/a/Retry/0/ErrorEquals | error-name
          "a":{"Type":"Parallel","End":true,"Branches":[{"StartAt":"b","States":{"b":{"Type":"Succeed"}}}],"Retry":[{"ErrorEquals":["X"]},{"ErrorEquals":["X"]}]} | /States/a/Retry/1/ErrorEquals | unreachable-handler
          "a":{"Type":"Parallel","Next":"c","Branches":[{"StartAt":"b","States":{"b":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","End":true,"Catch":[{"ErrorEquals":["States.ALL"],"Next":"c"}]}}}]},"c":{"Type":"Succeed"} | /States/a/Branches/0/States/b/Catch/0/Next | dangling
          "a":{"Type":"Pass","Next":"a","End":true}                                                            | /States/a/End       | syntax
          "a":{"Type":"Wait","End":true,"Seconds":1,"SecondsPath":"$.s"}                                       | /States/a           | syntax
          "a":{"Type":"Wait","End":true}                                                                       | /States/a           | syntax
          "a":{"Type":"Task","End":true,"Resource":"arn:aws:states:::lambda:invoke","TimeoutSeconds":9,"HeartbeatSeconds":9} | /States/a | syntax
          "a":{"Type":"Task","End":true,"Resource":"arn:aws:states:::lambda:invoke","TimeoutSeconds":9,"TimeoutSecondsPath":"$.t"} | /States/a/TimeoutSecondsPath | syntax
          "a":{"Type":"Task","End":true,"Resource":"arn:aws:states:::lambda:invoke","Retry":[{"ErrorEquals":["States.ALL"]},{"ErrorEquals":["X"]}]} | /States/a | syntax
          "a":{"Type":"Task","End":true,"Resource":"arn:aws:states:::lambda:invoke","Retry":[{"ErrorEquals":["States.ALL","X"]}]} | /States/a/Retry/0 | syntax
          "a":{"Type":"Task","End":true,"Resource":"arn:aws:states:::lambda:invoke","Catch":[{"ErrorEquals":[],"Next":"a"}]} | /States/a/Catch/0 | syntax
          "a":{"Type":"Choice","Choices":[{"Variable":"$.x","StringEquals":1,"Next":"c"}]},"c":{"Type":"Succeed"} | /States/a/Choices/0 | syntax
          "a":{"Type":"Choice","Choices":[{"Variable":"$.x","TimestampEquals":"noon","Next":"c"}]},"c":{"Type":"Succeed"} | /States/a/Choices/0 | syntax
          "a":{"Type":"Choice","Choices":[{"Variable":"$.x","IsNull":true}]},"c":{"Type":"Succeed"}              | /States/a/Choices/0 | syntax
          "a":{"Type":"Choice","Choices":[],"Default":"c"},"c":{"Type":"Succeed"}                              | /States/a           | syntax
          "a":{"Type":"Parallel","End":true,"Branches":[]}                                                     | /States/a           | syntax
          "a":{"Type":"Parallel","End":true,"Branches":[{"States":{"b":{"Type":"Succeed"}}}]}                  | /States/a/Branches/0 | syntax
          "a":{"Type":"Succeed","Next":"a"}                                                                    | /States/a/Next      | syntax
          "a":{"Type":"Pass","End":true,"Retry":[]}                                                            | /States/a/Retry     | syntax
          "a":{"Type":"Sleep","End":true}                                                                      | /States/a/Type      | syntax
          "a":{"Type":"Pass"}                                                                                  | /States/a           | syntax
          """)
  void finds(String states, String pointer, String rule) {
    List<LintFinding> findings = Lint.check(machine(states));
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
        .extracting(LintFinding::rule)
        .containsExactly(LintRule.NAME_LENGTH);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          States.UUID()                                        | true
          States.Format('{}, it''s {}', $.a['x y'], 3)         | true
          States.ArrayGetItem(States.StringSplit($.s, ','), 0) | true
          States.Array()                                       | true
          States.Array( $.a , null, true, -1.5e3 )             | true
          States.MathAdd($.a)                                  | false
          States.Format()                                      | false
          States.Format('x'                                    | false
          States.Format('x') and more                          | false
          States.Nothing($.a)                                  | false
          States.Array($.a,)                                   | false
          States.Hash($.[, 'MD5')                              | false
          """)
  void recognizesIntrinsicCalls(String text, boolean valid) {
    assertThat(
            Lint.check(
                    machine(
                        "\"a\":{\"Type\":\"Fail\",\"CausePath\":\"%s\"}"
                            .formatted(text.replace("it''s", "it\\\\'s"))))
                .isEmpty())
        .isEqualTo(valid);
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
  void recognizesJsonPaths(String path, boolean valid) {
    assertThat(JsonPathSyntax.isPath(path)).isEqualTo(valid);
  }

  private static String machine(String states) {
    return "{\"StartAt\":\"a\",\"States\":{" + states + "}}";
  }
}
