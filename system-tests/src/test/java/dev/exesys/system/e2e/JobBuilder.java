package dev.exesys.system.e2e;

import dev.exesys.core.contract.Json;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Builds the JSON of jobs. */
public final class JobBuilder {
  private final ObjectNode job =
      Json.object()
          .put("git_repo", "test/nowhere")
          .put("git_token_location", "aws:::ssm:/exesys/git-token")
          .put("username", "tester")
          .put("issue_number", 1);
  private final ArrayNode orders = job.putArray("orders");
  private final int timeout;

  /** Creates a builder whose orders have a timeout of one minute. */
  public JobBuilder() {
    this(60);
  }

  /** Creates a builder with this timeout of orders, in seconds. */
  public JobBuilder(int timeout) {
    this.timeout = timeout;
  }

  /** Changes the job's own fields. */
  public JobBuilder with(Consumer<ObjectNode> change) {
    change.accept(job);
    return this;
  }

  /** Adds an order on target lambda with one command. */
  public JobBuilder order(String name, String command, String... dependencies) {
    return order(name, command, order -> {}, dependencies);
  }

  /** Adds an order and changes its fields. */
  public JobBuilder order(
      String name, String command, Consumer<ObjectNode> change, String... dependencies) {
    ObjectNode order =
        orders
            .addObject()
            .put("order_name", name)
            .put("timeout", timeout)
            .put("execution_target", "lambda");
    order.putArray("cmds").add(command);
    ArrayNode after = order.putArray("dependencies");
    for (String dependency : dependencies) {
      after.add(dependency);
    }
    change.accept(order);
    return this;
  }

  /** Returns the job as JSON. */
  public String text() {
    return Repositories.in(job.toString());
  }
}
