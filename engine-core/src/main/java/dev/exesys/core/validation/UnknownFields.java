package dev.exesys.core.validation;

import dev.exesys.core.contract.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Ignores fields that the contract does not define, because clients may send more, and rejects
 * fields that resemble a defined one, because ignoring a misspelt field would run a different job.
 */
final class UnknownFields implements ValidationRule {

  /** Names that other systems use for the same field. */
  private static final Map<String, String> SYNONYMS =
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
          Map.entry("if", "when"),
          Map.entry("retries", "retry"),
          Map.entry("strategy", "matrix"),
          Map.entry("working_directory", "git_folder"),
          Map.entry("repo", "git_repo"),
          Map.entry("commit", "commit_hash"));

  private final Set<String> jobFields;
  private final Set<String> orderFields;
  private final Map<String, Set<String>> nestedFields = new LinkedHashMap<>();
  private final Set<String> defaultFields;

  UnknownFields() {
    JsonNode schema = Json.parse(JobSchema.text());
    jobFields = new LinkedHashSet<>(schema.path("properties").propertyNames());
    jobFields.add("idempotency_key");
    JsonNode order = schema.path("$defs").path("order").path("properties");
    orderFields = new LinkedHashSet<>(order.propertyNames());
    for (String name : List.of("retry", "approval")) {
      nestedFields.put(
          name, new LinkedHashSet<>(order.path(name).path("properties").propertyNames()));
    }
    defaultFields =
        Set.copyOf(schema.path("$defs").path("defaults").path("properties").propertyNames());
  }

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    check(job.fields(), jobFields, problems);
    JsonNode defaults = job.fields().node().path("defaults");
    if (defaults.isObject()) {
      checkDefaults(new FieldsView("/defaults", defaults), problems);
    }
    for (FieldsView order : job.sources()) {
      check(order, orderFields, problems);
      nestedFields.forEach((name, known) ->
          check(new FieldsView(order.at(name), order.node().path(name)), known, problems));
    }
  }

  private void checkDefaults(FieldsView defaults, DiagnosticCollector problems) {
    for (String name : defaults.node().propertyNames()) {
      if (orderFields.contains(name) && !defaultFields.contains(name)) {
        problems.error(
            "not_a_default", defaults.at(name), "cannot have a default: set it in each order");
      }
    }
    check(defaults, orderFields, problems);
  }

  private static void check(FieldsView fields, Set<String> known, DiagnosticCollector problems) {
    for (String name : fields.node().propertyNames()) {
      if (known.contains(name) || fields.inherited().contains(name)) {
        continue;
      }
      String synonym = SYNONYMS.getOrDefault(name, "");
      String suggestion =
          known.contains(synonym) ? synonym : Suggestions.nearest(name, known).orElse("");
      if (suggestion.isEmpty()) {
        problems.warning("unknown_field", fields.at(name), "unknown field: it is ignored");
      } else if (!fields.node().has(suggestion)) {
        problems.error(
            "unknown_field",
            fields.at(name),
            "unknown field: did you mean \"" + suggestion + "\"?");
      } else {
        problems.warning(
            "unknown_field",
            fields.at(name),
            "unknown field: it is ignored, because \"" + suggestion + "\" is set");
      }
    }
  }
}
