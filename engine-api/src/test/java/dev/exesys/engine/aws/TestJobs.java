package dev.exesys.engine.aws;

import dev.exesys.core.contract.Json;
import tools.jackson.databind.node.ObjectNode;

/** TestJobs of any size for scripted workers. */
final class TestJobs {

  private static final int CHAINS = 100;

  private TestJobs() {}

  static ObjectNode empty() {
    return Json.object()
        .put("git_repo", "org/repo")
        .put("git_token_location", "aws:::ssm:/git-token")
        .put("username", "ada")
        .put("issue_number", 7);
  }

  static ObjectNode order(ObjectNode job, String name) {
    return order(job, name, "succeed");
  }

  /** Adds an order whose worker follows a script. */
  static ObjectNode order(ObjectNode job, String name, String script, String... dependencies) {
    ObjectNode order =
        job.withArray("orders")
            .addObject()
            .put("order_name", name)
            .put("timeout", 60)
            .put("execution_target", "lambda");
    order.putArray("cmds").add(script);
    for (String dependency : dependencies) {
      order.withArray("dependencies").add(dependency);
    }
    return order;
  }

  /** Creates a job of a hundred parallel chains. */
  static ObjectNode chains(int orders) {
    ObjectNode job = empty();
    for (int i = 0; i < orders; i++) {
      ObjectNode order = order(job, "o" + i);
      if (i >= CHAINS) {
        order.putArray("dependencies").add("o" + (i - CHAINS));
      }
    }
    return job;
  }
}
