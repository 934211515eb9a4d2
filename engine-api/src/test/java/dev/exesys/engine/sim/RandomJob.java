package dev.exesys.engine.sim;

import dev.exesys.core.contract.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Creates random jobs whose orders have random outcomes. */
final class RandomJob {

  private static final List<String> TARGETS = List.of("lambda", "codebuild", "ssm");
  private static final List<String> WHENS =
      List.of("on_success", "on_success", "always", "on_failure");

  private RandomJob() {}

  static ObjectNode of(Random random, boolean failFast, boolean queues) {
    ObjectNode job =
        Json.object()
            .put("git_repo", "org/repo")
            .put("git_token_location", "aws:::ssm:/git-token")
            .put("username", "ada")
            .put("pr_number", 1)
            .put("job_timeout", 100_000)
            .put("fail_fast", failFast);
    ArrayNode orders = job.putArray("orders");
    int count = 1 + random.nextInt(random.nextInt(10) == 0 ? 40 : 9);
    double density = random.nextDouble();
    for (int i = 0; i < count; i++) {
      ObjectNode order = orders.addObject().put("order_name", "o" + i);
      order.put("execution_target", TARGETS.get(random.nextInt(3))).put("timeout", 600);
      // Durations have a wide range, so that two orders rarely end at the same time; approvals
      // expire
      // at different times.
      ArrayNode commands = order.putArray("cmds");
      for (int attempt = 0; attempt < 4; attempt++) {
        commands.add(outcome(random) + " " + (1 + random.nextInt(100_000)));
      }
      if (random.nextInt(4) == 0) {
        retry(random, order.putObject("retry"));
      }
      if (random.nextInt(6) == 0) {
        order
            .putObject("approval")
            .put("message", decision(random) + " " + (1 + random.nextInt(100_000)))
            .put("timeout", 110 + i);
      }
      order
          .put("must_succeed", random.nextInt(4) > 0)
          .put("when", WHENS.get(random.nextInt(WHENS.size())));
      if (queues && random.nextInt(3) == 0) {
        order.put("queue_id", "q" + random.nextInt(2));
      }
      ArrayNode dependencies = order.putArray("dependencies");
      List<Integer> before = new ArrayList<>();
      for (int j = 0; j < i; j++) {
        before.add(j);
      }
      Collections.shuffle(before, random);
      before.stream()
          .limit(4)
          .filter(j -> random.nextDouble() < density)
          .forEach(j -> dependencies.add("o" + j));
    }
    return job;
  }

  private static void retry(Random random, ObjectNode retry) {
    retry.put("max_attempts", 1 + random.nextInt(4));
    retry.put("delay_seconds", random.nextInt(5)).put("backoff_rate", 1 + random.nextInt(2));
    if (random.nextBoolean()) {
      ArrayNode on = retry.putArray("on").add("failed");
      if (random.nextBoolean()) {
        on.add(random.nextBoolean() ? "timed_out" : "worker_lost");
      }
      if (random.nextInt(3) == 0) {
        retry.putArray("exit_codes").add(random.nextInt(3));
      }
    }
  }

  private static String decision(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> "reject";
      case 1 -> random.nextBoolean() ? "ignore" : "approve";
      default -> "approve";
    };
  }

  /** Returns the outcome and the milliseconds of an attempt, from 1. */
  static List<String> script(List<String> commands, int attempt) {
    return List.of(commands.get(Math.min(attempt, commands.size()) - 1).split(" ", -1));
  }

  /**
   * Returns the outcome and the milliseconds of an attempt in a rerun, so that orders have other
   * outcomes than in the earlier run.
   *
   * @param generation 0 for a run that is not a rerun, 1 for its rerun, and so on
   */
  static List<String> script(List<String> commands, int attempt, int generation) {
    return script(commands, attempt + generation);
  }

  private static String outcome(Random random) {
    return switch (random.nextInt(10)) {
      case 0, 1 -> "fails";
      case 2 -> "runs-out";
      case 3 -> "dies";
      default -> "succeeds";
    };
  }
}
