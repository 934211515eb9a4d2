package dev.exesys.core.validation;

import dev.exesys.core.contract.Json;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Fields the contract does not know are ignored, since clients may send more than it says; but one
 * that looks like a known field misspelt is refused, since ignoring it would run another job than
 * was meant.
 */
final class UnknownFields implements ValidationRule {

  /** What other systems call the same thing. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("depends_on", "dependencies"),
          Map.entry("needs", "dependencies"),
          Map.entry("name", "order_name"),
          Map.entry("commands", "cmds"),
          Map.entry("script", "cmds"),
          Map.entry("env", "env_vars"),
          Map.entry("environment", "env_vars"),
          Map.entry("target", "execution_target"),
          Map.entry("queue", "queue_id"),
          Map.entry("timeout_seconds", "timeout"),
          Map.entry("allow_failure", "must_succeed"),
          Map.entry("repo", "git_repo"),
          Map.entry("commit", "commit_hash"));

  private final Set<String> jobFields;
  private final Set<String> orderFields;

  UnknownFields() {
    JsonNode schema = Json.parse(JobSchema.text());
    jobFields = new LinkedHashSet<>(schema.path("properties").propertyNames());
    jobFields.add("idempotency_key");
    orderFields =
        new LinkedHashSet<>(schema.path("$defs").path("order").path("properties").propertyNames());
  }

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    check(job.fields(), jobFields, problems);
    job.orders().forEach(order -> check(order.fields(), orderFields, problems));
  }

  private static void check(FieldsView fields, Set<String> known, DiagnosticCollector problems) {
    for (String name : fields.node().propertyNames()) {
      if (known.contains(name)) {
        continue;
      }
      String elsewhere = ELSEWHERE.getOrDefault(name, "");
      String meant =
          known.contains(elsewhere) ? elsewhere : Suggestions.nearest(name, known).orElse("");
      if (meant.isEmpty()) {
        problems.warning(
            "unknown_field", fields.at(name), "is not a field the engine knows; it is ignored");
      } else if (!fields.node().has(meant)) {
        problems.error(
            "unknown_field",
            fields.at(name),
            "is not a field the engine knows: did you mean \"" + meant + "\"?");
      } else {
        problems.warning("unknown_field", fields.at(name), "is ignored beside \"" + meant + "\"");
      }
    }
  }
}
