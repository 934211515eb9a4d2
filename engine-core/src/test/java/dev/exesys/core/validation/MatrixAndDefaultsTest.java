package dev.exesys.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.Diagnostic;
import dev.exesys.core.contract.Job;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.Order;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** The expansion of {@code defaults} and {@code matrix}. */
class MatrixAndDefaultsTest {
  private static final JobValidator VALIDATOR = new JobValidator(ValidationPolicy.open());

  private static ObjectNode job(String defaults, String orders) {
    ObjectNode job = JobValidatorTest.job();
    if (!defaults.isEmpty()) {
      job.set("defaults", Json.parse(defaults));
    }
    job.set("orders", Json.parse(orders));
    return job;
  }

  private static Job accepted(ObjectNode job) {
    ValidationResult validated = VALIDATOR.validate(job);
    assertThat(validated).as(validated.toString()).isInstanceOf(ValidationResult.Accepted.class);
    return ((ValidationResult.Accepted) validated).job();
  }

  @Test
  void aMatrixExpandsToAnOrderForEachCombination() {
    Job job =
        accepted(
            job(
                "",
                """
                [{"order_name": "test", "cmds": ["make"], "timeout": 60, "execution_target": "lambda",
                  "matrix": {"os": ["linux", "mac"], "py-version": [3.12, 3]}},
                 {"order_name": "one", "cmds": ["make"], "timeout": 60, "execution_target": "lambda",
                  "dependencies": ["test[mac,3]"]},
                 {"order_name": "all", "cmds": ["make"], "timeout": 60, "execution_target": "lambda",
                  "dependencies": ["test", "one"]}]
                """));

    assertThat(job.orders().stream().map(Order::orderName))
        .containsExactly(
            "test[linux,3.12]", "test[linux,3]", "test[mac,3.12]", "test[mac,3]", "one", "all");
    assertThat(job.orders().getFirst().matrix())
        .containsEntry("MATRIX_OS", "linux")
        .containsEntry("MATRIX_PY_VERSION", "3.12");
    assertThat(job.orders().get(4).dependencies()).containsExactly("test[mac,3]");
    assertThat(job.orders().get(5).dependencies())
        .containsExactly(
            "test[linux,3.12]", "test[linux,3]", "test[mac,3.12]", "test[mac,3]", "one");
  }

  @Test
  void defaultsApplyToOrdersThatDoNotSetThem() {
    Job job =
        accepted(
            job(
                """
                {"timeout": 30, "execution_target": "codebuild", "must_succeed": false,
                 "env_vars": {"A": "1", "B": "1"}}
                """,
                """
                [{"order_name": "a", "cmds": ["true"]},
                 {"order_name": "b", "cmds": ["true"], "timeout": 7, "must_succeed": null,
                  "env_vars": {"B": "2", "C": "2"}}]
                """));

    Order a = job.orders().getFirst();
    Order b = job.orders().getLast();
    assertThat(a.timeout()).isEqualTo(30);
    assertThat(a.mustSucceed()).isFalse();
    assertThat(a.envVars()).containsEntry("A", "1").containsEntry("B", "1");
    assertThat(b.timeout()).isEqualTo(7);
    assertThat(b.mustSucceed()).isFalse();
    assertThat(b.envVars()).containsEntry("A", "1").containsEntry("B", "2").containsEntry("C", "2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"timeout\": 0}| {} | out_of_range /defaults/timeout",
        "{\"timeout\": 5000}| {} | timeout_over_limit /defaults/timeout",
        "{\"order_name\": \"x\"}| {} | not_a_default /defaults/order_name",
        "{\"git_foldr\": \"x\"}| {} | unknown_field /defaults/git_foldr",
        "{\"env_vars\": {\"1A\": \"x\"}}| {} | bad_variable_name /defaults/env_vars/1A",
        "{}| {\"matrix\": {\"a\": [\"x,y\"]}} | bad_value /orders/0/matrix/a/0",
        "{}| {\"matrix\": {\"a\": [1, \"1\"]}} | duplicate_value /orders/0/matrix/a/1",
        "{}| {\"matrix\": {\"a\": []}} | empty /orders/0/matrix/a",
        "{}| {\"matrix\": {\"a\": \"x\"}} | wrong_type /orders/0/matrix/a",
        "{}| {\"matrix\": {\"a\": [1]}, \"order_name\": null} | missing_field /orders/0/order_name",
        "{}| {\"matrix\": {\"a\": [1]}, \"dependencies\": [\"o\"]} | self_dependency /orders/0/dependencies/0",
        "{}| {\"matrix\": {\"a-b\": [1], \"a_b\": [1]}} | duplicate_variable /orders/0/matrix/a_b",
      })
  void problemsAreReportedWhereTheyAre(String defaults, String order, String expected) {
    ObjectNode merged =
        (ObjectNode)
            Json.parse(
                "{\"order_name\": \"o\", \"cmds\": [\"true\"], \"execution_target\": \"lambda\"}");
    merged.setAll((ObjectNode) Json.parse(order));
    if (!defaults.contains("timeout")) {
      merged.put("timeout", 60);
    }
    ObjectNode job = job(defaults, "[]");
    job.withArray("orders").add(merged);

    List<String> problems =
        VALIDATOR.validate(job).diagnostics().stream()
            .filter(d -> d.severity() == Diagnostic.Severity.ERROR)
            .map(d -> d.code() + " " + d.pointer())
            .toList();

    assertThat(problems).containsExactly(expected);
  }

  @Test
  void aMatrixThatIsTooLargeIsNotExpanded() {
    String values = "[0" + range(999) + "]";
    ObjectNode job =
        job(
            "",
            "[{\"order_name\": \"o\", \"cmds\": [\"true\"], \"timeout\": 60, \"execution_target\": \"lambda\","
                + "\"matrix\": {\"a\": "
                + values
                + ", \"b\": "
                + values
                + "}}]");
    assertThat(VALIDATOR.validate(job).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly("too_many_orders");
  }

  private static String range(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= count; i++) {
      text.append(',').append(i);
    }
    return text.toString();
  }
}
