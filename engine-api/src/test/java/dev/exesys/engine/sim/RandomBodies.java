package dev.exesys.engine.sim;

import dev.exesys.core.contract.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/**
 * Generates bodies of POST /init: valid jobs in which a few values are replaced by any number or
 * string that JSON can express, by another type, or by no JSON at all.
 */
final class RandomBodies {

  private static final JsonNode JOB =
      Json.parse(
          """
          {"git_repo": "org/repo", "git_token_location": "aws:::ssm:/git-token", "username": "ada",
           "commit_hash": "main", "flow_label": "exec", "job_timeout": 60, "pr_number": 1,
           "issue_number": 2, "sops_key_ssm_path": null, "fail_fast": false, "ticket": {"id": 7},
           "orders": [
             {"order_name": "a", "cmds": ["true"], "timeout": 60, "execution_target": "lambda",
              "git_folder": "x", "must_succeed": true, "queue_id": "q", "dependencies": [],
              "env_vars": {"A": "b"}, "ssm_paths": ["/x", "N=/x"], "secret_manager_paths": ["y"],
              "when": "always"},
             {"order_name": "b", "cmds": ["true"], "timeout": 60, "execution_target": "ssm",
              "dependencies": ["a"], "ssm_targets": {"tags": {"k": "v"}}}]}
          """);

  private static final List<String> LITERALS =
      List.of(
          "null",
          "true",
          "false",
          "[]",
          "{}",
          "\"\"",
          "[[]]",
          "{\"\":null}",
          "-0",
          "0",
          "1e30",
          "-1e30",
          "1e400",
          "-1e400",
          "1e-400",
          "1e2147483647",
          "1e2147483648",
          "1e99999999999",
          "0e99999999999",
          "1e-99999999999",
          "9007199254740993",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775809",
          "60.0",
          "6e1",
          "0.6E+2",
          "1.5",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00x\"",
          "\"\\ufeff\"",
          "\"\\uffff\"",
          "\"\\u2028\"",
          "\"\\\\\"",
          "\"a:b\"",
          "\"../..\"",
          "\"-x\"",
          "\"$.x\"",
          "\"😀\"",
          "NaN",
          "Infinity",
          "01",
          "+1",
          ".5",
          "1.",
          "'a'",
          "\"\\x\"",
          "\"\t\"",
          "tru",
          "/**/1");

  private final Random random;

  RandomBodies(Random random) {
    this.random = random;
  }

  /** Returns the next body. */
  String next() {
    String job = mutated(JOB, 24);
    if (random.nextInt(20) == 0) {
      job = deep(job);
    }
    String encoded = Base64.getEncoder().encodeToString(job.getBytes(StandardCharsets.UTF_8));
    if (random.nextInt(30) == 0) {
      encoded = encoded.substring(random.nextInt(encoded.length()));
    }
    JsonNode body =
        Json.object()
            .put("job_parameters_b64", encoded)
            .put("idempotency_key", "key" + random.nextInt());
    return random.nextInt(4) == 0 ? mutated(body, 3) : body.toString();
  }

  private String deep(String json) {
    int depth = random.nextInt(300);
    return json.replaceFirst(
        "\\{", "{\"deep\":" + "[".repeat(depth) + "1e400" + "]".repeat(depth) + ",");
  }

  /** Writes a node and replaces each value with probability 1 / {@code rarity}. */
  private String mutated(JsonNode node, int rarity) {
    if (random.nextInt(rarity) == 0) {
      return replacement();
    }
    if (node.isObject()) {
      StringJoiner text = new StringJoiner(",", "{", "}");
      for (Map.Entry<String, JsonNode> member : node.properties()) {
        String name = random.nextInt(rarity * 4) == 0 ? string() : Json.text(member.getKey());
        text.add(name + ":" + mutated(member.getValue(), rarity));
      }
      return text.toString();
    }
    if (node.isArray()) {
      StringJoiner text = new StringJoiner(",", "[", "]");
      node.forEach(element -> text.add(mutated(element, rarity)));
      return text.toString();
    }
    return node.toString();
  }

  private String replacement() {
    return switch (random.nextInt(3)) {
      case 0 -> LITERALS.get(random.nextInt(LITERALS.size()));
      case 1 -> number();
      default -> string();
    };
  }

  private String number() {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
    text.append(random.nextInt(10) == 0 ? "0" : digits());
    if (random.nextInt(3) == 0) {
      text.append('.').append(digits());
    }
    if (random.nextInt(2) == 0) {
      text.append(random.nextBoolean() ? "e" : "E-").append(digits());
    }
    return text.toString();
  }

  private String digits() {
    int count = 1 + random.nextInt(random.nextInt(50) == 0 ? 1200 : 12);
    StringBuilder text = new StringBuilder().append((char) ('1' + random.nextInt(9)));
    for (int i = 1; i < count; i++) {
      text.append((char) ('0' + random.nextInt(10)));
    }
    return text.toString();
  }

  private String string() {
    StringBuilder text = new StringBuilder("\"");
    int length = random.nextInt(random.nextInt(50) == 0 ? 2000 : 6);
    for (int i = 0; i < length; i++) {
      switch (random.nextInt(4)) {
        case 0 -> text.append("\\u%04x".formatted(random.nextInt(0x10000)));
        case 1 ->
            text.append(Json.text("" + (char) random.nextInt(0x80)).replaceAll("^\"|\"$", ""));
        case 2 -> text.append("\\n");
        default -> text.append((char) ('a' + random.nextInt(26)));
      }
    }
    return text.append('"').toString();
  }
}
