package dev.exesys.cli.imports;

import dev.exesys.core.contract.Json;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A job under construction. Orders keep the sequence in which they are added. */
final class ImportedJob {
  private final ObjectNode job = Json.object();
  private final Map<String, ObjectNode> orders = new LinkedHashMap<>();
  private final Map<String, String> prologues = new LinkedHashMap<>();

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

  /** Sets the lines that every command of an order begins with. */
  void prologue(String name, String lines) {
    prologues.put(name, lines);
  }

  Optional<ObjectNode> find(String name) {
    return Optional.ofNullable(orders.get(name));
  }

  List<String> names() {
    return List.copyOf(orders.keySet());
  }

  /**
   * Returns the job. An order without a command gets one that does nothing; names get the
   * characters that are allowed; artifacts are received only from orders that store some.
   */
  ObjectNode build() {
    Map<String, String> names = allowedNames();
    Set<String> storing = new HashSet<>();
    orders.forEach((name, order) -> {
      if (!order.path("artifacts").isEmpty()) {
        storing.add(name);
      }
    });
    orders.forEach((name, order) -> {
      commands(name, order);
      keep(order, "artifacts_from", storing);
      rename(order, names);
    });
    job.putArray("orders").addAll(List.copyOf(orders.values()));
    return job;
  }

  private void commands(String name, ObjectNode order) {
    if (order.path("cmds").isEmpty()) {
      order.withArray("cmds").add("true");
    }
    String prologue = prologues.getOrDefault(name, "");
    if (!prologue.isEmpty()) {
      List<String> commands = order.path("cmds").valueStream().map(JsonNode::asString).toList();
      ArrayNode changed = order.putArray("cmds");
      commands.forEach(command -> changed.add(prologue + command));
    }
  }

  private static void keep(ObjectNode order, String field, Set<String> allowed) {
    Set<String> kept = new LinkedHashSet<>(Yaml.texts(order.path(field)));
    kept.retainAll(allowed);
    order.remove(field);
    kept.forEach(name -> order.withArray(field).add(name));
  }

  /** Returns the name in the job by the name in the file. */
  private Map<String, String> allowedNames() {
    Map<String, String> names = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    for (String name : orders.keySet()) {
      String base = name.replaceAll("[:\\p{Cntrl}]+", "-");
      String unique = base;
      for (int i = 2; !taken.add(unique); i++) {
        unique = base + "-" + i;
      }
      names.put(name, unique);
    }
    return names;
  }

  private static void rename(ObjectNode order, Map<String, String> names) {
    String own = order.path("order_name").asString("");
    order.put("order_name", names.getOrDefault(own, own));
    for (String field : List.of("dependencies", "artifacts_from")) {
      Set<String> listed = new LinkedHashSet<>(Yaml.texts(order.path(field)));
      if (!listed.isEmpty()) {
        ArrayNode renamed = order.putArray(field);
        listed.forEach(name -> renamed.add(names.getOrDefault(name, name)));
      }
    }
  }
}
