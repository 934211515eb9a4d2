package dev.exesys.local.stepfunctions.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exesys.asl.Choice;
import dev.exesys.asl.json.AslReader;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionEvaluationTest {
  private static boolean holds(String rule, String value) {
    String machine =
        "{\"StartAt\":\"C\",\"States\":{\"C\":{\"Type\":\"Choice\",\"Choices\":[{%s,\"Next\":\"D\"}]},\"D\":{\"Type\":\"Succeed\"}}}"
            .formatted(rule);
    Choice choice = (Choice) AslReader.read(machine).states().get("C");
    assertThat(choice).isNotNull();
    Scope scope =
        new Scope(
            AslJson.parse("{\"v\":" + value + ",\"other\":5,\"text\":\"abc\"}"),
            AslJson.object(),
            new SplittableRandom(1));
    return new ConditionEvaluation(new ExpressionCache())
        .holds(choice.choices().getFirst().condition(), scope);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"StringEquals\":\"abc\"            | \"abc\"    | true",
        "\"StringEquals\":\"1\"              | 1          | false",
        "\"StringEqualsPath\":\"$.text\"     | \"abc\"    | true",
        "\"StringLessThan\":\"b\"            | \"abc\"    | true",
        "\"StringGreaterThanEquals\":\"abc\" | \"abc\"    | true",
        "\"StringMatches\":\"a*c\"           | \"abbbc\"  | true",
        "\"StringMatches\":\"a*c\"           | \"abbb\"   | false",
        "\"StringMatches\":\"*.log\"         | \"x.log\"  | true",
        "\"StringMatches\":\"a\\\\*b\"       | \"a*b\"    | true",
        "\"StringMatches\":\"a\\\\*b\"       | \"axb\"    | false",
        "\"NumericEquals\":1                 | 1.0        | true",
        "\"NumericGreaterThan\":4            | 5          | true",
        "\"NumericLessThanEqualsPath\":\"$.other\" | 5    | true",
        "\"NumericLessThan\":4               | \"3\"      | false",
        "\"BooleanEquals\":true              | true       | true",
        "\"BooleanEquals\":true              | \"true\"   | false",
        "\"TimestampEquals\":\"2026-01-01T00:00:00Z\"   | \"2026-01-01T01:00:00+01:00\" | true",
        "\"TimestampLessThan\":\"2026-01-01T00:00:00Z\" | \"2025-12-31T23:59:59.999Z\"  | true",
        "\"TimestampLessThan\":\"2026-01-01T00:00:00Z\" | \"yesterday\" | false",
        "\"IsNull\":true                     | null       | true",
        "\"IsNull\":false                    | 1          | true",
        "\"IsPresent\":true                  | null       | true",
        "\"IsNumeric\":true                  | 1.5        | true",
        "\"IsString\":true                   | 1          | false",
        "\"IsBoolean\":false                 | 1          | true",
        "\"IsTimestamp\":true                | \"2026-01-01T00:00:00Z\" | true",
        "\"IsTimestamp\":true                | \"2026-01-01t00:00:00z\" | false",
      })
  void evaluatesComparisons(String operator, String value, boolean expected) {
    assertThat(holds("\"Variable\":\"$.v\"," + operator, value)).isEqualTo(expected);
  }

  @Test
  void combinesConditions() {
    String one = "{\"Variable\":\"$.v\",\"NumericEquals\":1}";
    String two = "{\"Variable\":\"$.v\",\"NumericEquals\":2}";
    assertThat(holds("\"And\":[" + one + "," + two + "]", "1")).isFalse();
    assertThat(holds("\"Or\":[" + one + "," + two + "]", "2")).isTrue();
    assertThat(holds("\"Not\":" + one, "2")).isTrue();
  }

  @Test
  void onlyIsPresentAcceptsAPathWithoutAValue() {
    assertThat(holds("\"Variable\":\"$.nope\",\"IsPresent\":false", "1")).isTrue();
    assertThatThrownBy(() -> holds("\"Variable\":\"$.nope\",\"IsNull\":true", "1"))
        .isInstanceOfSatisfying(
            StateError.class, e -> assertThat(e.error()).isEqualTo("States.Runtime"));
  }
}
