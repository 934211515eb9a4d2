package dev.exesys.local.stepfunctions.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Compares intrinsic functions with results of the service. */
class IntrinsicTest {
  private static JsonNode call(String expression, String input) {
    JsonNode context = AslJson.parse("{\"Execution\":{\"Name\":\"e\"},\"A\":{\"b\":1,\"c\":[]}}");
    return Expression.parse(expression)
        .evaluate(new Scope(AslJson.parse(input), context, new SplittableRandom(1)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "States.Format('a {} b {}', $.x, 2)          | {\"x\":\"y\"}   | \"a y b 2\"",
        "States.Format('{}', $.x)                    | {\"x\":null}    | \"null\"",
        "States.Format('{}', $$.A)                   | {}              | \"{b=1, c=[]}\"",
        "States.Format('\\{\\}{}', 1.1)              | {}              | \"{}1.1\"",
        "States.Format('it\\'s')                     | {}              | \"it's\"",
        "States.StringToJson($.x)                    | {\"x\":\"[1]\"} | [1]",
        "States.StringToJson('')                     | {}              | null",
        "States.JsonToString($)                      | {\"a\":[1]}     | \"{\\\"a\\\":[1]}\"",
        "States.JsonMerge($.a, $.b, false)           | {\"a\":{\"x\":1,\"y\":2},\"b\":{\"y\":3}} | {\"x\":1,\"y\":3}",
        "States.Array()                              | {}              | []",
        "States.Array(1, 'a', null, true, $.x)       | {\"x\":{}}      | [1,\"a\",null,true,{}]",
        "States.ArrayPartition($, 2)                 | [0,1,2]         | [[0,1],[2]]",
        "States.ArrayPartition($, 4)                 | []              | []",
        "States.ArrayContains($, 2)                  | [1,2]           | true",
        "States.ArrayContains($, '2')                | [1,2]           | false",
        "States.ArrayRange(1, 9, 2)                  | {}              | [1,3,5,7,9]",
        "States.ArrayRange(0, 10, 3)                 | {}              | [0,3,6,9]",
        "States.ArrayGetItem($, 1)                   | [1,2]           | 2",
        "States.ArrayLength($)                       | [1,2]           | 2",
        "States.ArrayUnique($)                       | [1,1,\"a\",\"a\",[1],[1]] | [1,\"a\",[1]]",
        "States.Base64Encode('Data to encode')       | {}              | \"RGF0YSB0byBlbmNvZGU=\"",
        "States.Base64Decode('RGF0YSB0byBlbmNvZGU=') | {}              | \"Data to encode\"",
        "States.Hash('input data', 'SHA-1')          | {} | \"aaff4a450a104cd177d28d18d74485e8cae074b7\"",
        "States.StringSplit('a,b,,c', ',')           | {}              | [\"a\",\"b\",\"c\"]",
        "States.StringSplit('This.is+a,t', '.+,')    | {}              | [\"This\",\"is\",\"a\",\"t\"]",
        "States.MathAdd(1.5, 1.51)                   | {}              | 4",
        "States.MathAdd(-1.5, -1.51)                 | {}              | -3",
        "States.MathAdd(-0.5, 0.5)                   | {}              | 1",
        "States.ArrayGetItem(States.StringSplit('a-b', '-'), 1) | {}   | \"b\"",
        "States.Format('{}', States.Format('{}', $$.Execution.Name)) | {} | \"e\"",
      })
  void returnsTheResultsOfTheService(String expression, String input, String expected) {
    assertThat(call(expression, input)).isEqualTo(AslJson.parse(expected));
  }

  @Test
  void usesTheRandomSourceOfTheScope() {
    assertThat(call("States.UUID()", "{}")).isEqualTo(call("States.UUID()", "{}"));
    assertThat(call("States.UUID()", "{}").asString())
        .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    assertThat(call("States.MathRandom(1, 3)", "{}").intValue()).isBetween(1, 2);
    assertThat(call("States.MathRandom(0, 999, 3)", "{}"))
        .isEqualTo(call("States.MathRandom(0, 999, 3)", "{}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "States.StringToJson('{')",
        "States.ArrayGetItem(States.Array(1), 1)",
        "States.ArrayRange(1, 2, 0)",
        "States.JsonMerge($, $, true)",
        "States.Format('{}{}', 1)",
        "States.Format('{}', 1, 2)",
        "States.Hash('a', 'MD4')",
      })
  void failsWithIntrinsicFailure(String expression) {
    assertThatThrownBy(() -> call(expression, "{}"))
        .isInstanceOfSatisfying(
            StateError.class, e -> assertThat(e.error()).isEqualTo("States.IntrinsicFailure"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Format()",
        "States.Nope()",
        "States.Format('a'",
        "States.Format('a') x",
        "States.Array(1,)",
        "States.Array(1 2)",
        "States.MathAdd(1)",
        "States.Array(abc)",
        "$.[",
      })
  void refusesInvalidSyntax(String expression) {
    assertThatThrownBy(() -> Expression.parse(expression))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
