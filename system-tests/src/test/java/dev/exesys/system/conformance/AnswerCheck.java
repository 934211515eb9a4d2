package dev.exesys.system.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Checks a response against the expectation of a case. */
record AnswerCheck(int status, JsonNode body) {
  private static final String UUID_FORM = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  void check(JsonNode expected, Map<String, JsonNode> earlier) {
    assertThat(status).as(body.toPrettyString()).isEqualTo(expected.path("http").asInt());
    if (expected.has("errors")) {
      checkErrors(expected.path("errors"));
    }
    for (JsonNode words : expected.path("says")) {
      assertThat(body.toString()).contains(words.asString());
    }
    for (JsonNode words : expected.path("silent_about")) {
      assertThat(body.toString()).doesNotContain(words.asString());
    }
    for (Map.Entry<String, JsonNode> member : expected.path("body").properties()) {
      assertThat(body.at(member.getKey())).as(member.getKey()).isEqualTo(member.getValue());
    }
    if (expected.has("same_run")) {
      assertThat(body).isEqualTo(earlier.get(expected.path("same_run").asString()));
    }
    if (expected.has("other_run")) {
      JsonNode other = earlier.get(expected.path("other_run").asString());
      assertThat(other).isNotNull();
      assertThat(body.path("run_id")).isNotEqualTo(other.path("run_id"));
    }
    if (status == 200 && body.has("done_endpt") && !body.has("orders")) {
      checkAccepted();
    } else if (status / 100 == 4 && status != 403) {
      assertThat(body.path("status").asString()).isEqualTo("error");
      assertThat(body.path("error").asString()).isNotBlank();
    }
  }

  /** Checks that there are exactly these errors, as lines of the contract and as diagnostics. */
  private void checkErrors(JsonNode errors) {
    List<String> wanted = new ArrayList<>();
    errors.forEach(e -> wanted.add(e.get(0).asString() + " " + e.get(1).asString()));
    List<String> got = new ArrayList<>();
    for (JsonNode d : body.path("diagnostics")) {
      got.add(d.path("code").asString() + " " + d.path("pointer").asString());
      assertThat(d.path("severity").asString()).isEqualTo("error");
    }
    assertThat(got).as(body.toPrettyString()).containsExactlyInAnyOrderElementsOf(wanted);
    assertThat(body.path("errors").size()).isEqualTo(wanted.size());
    assertThat(body.has("run_id")).isFalse();
  }

  private void checkAccepted() {
    assertThat(body.propertyNames())
        .startsWith("status", "run_id", "trace_id", "flow_id", "done_endpt", "console_url")
        .isSubsetOf(
            "status", "run_id", "trace_id", "flow_id", "done_endpt", "console_url", "warnings");
    assertThat(body.path("console_url").asString()).endsWith("-" + body.path("run_id").asString());
    assertThat(body.path("status").asString()).isEqualTo("ok");
    assertThat(body.path("run_id").asString()).matches(UUID_FORM);
    assertThat(body.path("trace_id").asString()).matches("[0-9a-f]{8}");
    assertThat(body.path("flow_id").asString())
        .contains(":" + body.path("trace_id").asString() + "-");
    assertThat(body.path("done_endpt").asString())
        .matches("s3://[^/]+/" + body.path("run_id").asString() + "/done");
  }
}
