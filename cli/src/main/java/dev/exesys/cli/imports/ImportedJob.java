package dev.exesys.cli.imports;

import dev.exesys.core.contract.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A job under construction. Orders keep the sequence in which they are added. */
final class ImportedJob {
  private final ObjectNode job = Json.object();
  private final Map<String, ObjectNode> orders = new LinkedHashMap<>();

  ImportedJob(String repository, String username) {
    job.put("git_repo", repository);
    job.put("git_token_location", "aws:::ssm:/exesys/git-token");
    job.put("username", username);
    job.put("issue_number", 1);
  }

  /** Returns the job's own fields. */
  ObjectNode fields() {
    return job;
  }

  /** Adds an order without commands. */
  ObjectNode order(String name, long timeoutSeconds) {
    ObjectNode order = Json.object().put("order_name", name).put("timeout", timeoutSeconds);
    order.put("execution_target", "codebuild");
    order.putArray("cmds");
    orders.put(name, order);
    return order;
  }

  Optional<ObjectNode> find(String name) {
    return Optional.ofNullable(orders.get(name));
  }

  List<String> names() {
    return List.copyOf(orders.keySet());
  }

  /** Returns the job. Every order without a command gets one that does nothing. */
  ObjectNode build() {
    for (ObjectNode order : orders.values()) {
      if (order.path("cmds").isEmpty()) {
        order.withArray("cmds").add("true");
      }
    }
    job.putArray("orders").addAll(List.copyOf(orders.values()));
    return job;
  }
}
