package dev.exesys.local.stepfunctions.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class JsonPathExpressionTest {
  private static final String INPUT =
      """
      {"a":{"b":[{"n":1,"k":"x"},{"n":2,"k":"y"}]},"odd name":3,"dash-ed":4,"nothing":null}
      """;

  private static Scope scope(String input) {
    return new Scope(
        AslJson.parse(input), AslJson.parse("{\"State\":{}}"), new SplittableRandom(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$.a.b[1].n              | 2",
        "$['a']['b'][0]['k']     | \"x\"",
        "$.['odd name']          | 3",
        "$['odd name']           | 3",
        "$.dash-ed               | 4",
        "$.nothing               | null",
        "$.a.b[*].n              | [1,2]",
        "$..n                    | [1,2]",
        "$.a.b[?(@.n > 1)].k     | [\"y\"]",
        "$.a.b[?(@.n > 9)].k     | []",
        "$.a.b[-1].n             | 2",
        "$.a.b[0:1].n            | [1]",
        "$.missing[*]            | []",
        "$.missing[0:1]          | []",
        "$.missing[?(@.n > 1)]   | []",
        "$.a.b.length()          | 2",
        "$$.State                | {}",
      })
  void findsExistingValues(String path, String expected) {
    assertThat(JsonPathExpression.parse(path).evaluate(scope(INPUT)))
        .isEqualTo(AslJson.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"$.x", "$.a.b[2]", "$.a.b[0].n.x", "$$.Nope", "$.a.b[9].k"})
  void returnsEmptyIfNothingIsSelected(String path) {
    assertThat(JsonPathExpression.parse(path).find(scope(INPUT))).isEmpty();
    assertThat(JsonPathExpression.parse(path).find(scope("3"))).isEmpty();
  }

  @Test
  void insertsValuesWithoutModifyingTheInput() {
    JsonNode input = AslJson.parse("{\"a\":{\"b\":1},\"l\":[1,2]}");
    JsonNode value = AslJson.parse("9");
    assertThat(ReferencePath.parse("$.a.c").put(input, value))
        .isEqualTo(AslJson.parse("{\"a\":{\"b\":1,\"c\":9},\"l\":[1,2]}"));
    assertThat(ReferencePath.parse("$.x.y.z").put(input, value).at("/x/y/z")).isEqualTo(value);
    assertThat(ReferencePath.parse("$.l[1]").put(input, value).at("/l/1")).isEqualTo(value);
    assertThat(ReferencePath.parse("$").put(input, value)).isEqualTo(value);
    assertThat(input).isEqualTo(AslJson.parse("{\"a\":{\"b\":1},\"l\":[1,2]}"));
  }

  @ParameterizedTest
  @CsvSource({"$.a.b.c,{\"a\":{\"b\":1}}", "$.a,3", "$.l[7],{\"l\":[]}"})
  void refusesToReplaceAValueOfAnotherType(String path, String input) {
    assertThatThrownBy(
            () -> ReferencePath.parse(path).put(AslJson.parse(input), AslJson.parse("1")))
        .isInstanceOfSatisfying(
            StateError.class,
            e -> assertThat(e.error()).isEqualTo("States.ResultPathMatchFailure"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"$.a[*]", "$..a", "$$.a", "a", "$.a[?(@.b)]"})
  void refusesPathsToSeveralLocations(String path) {
    assertThatThrownBy(() -> ReferencePath.parse(path))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
