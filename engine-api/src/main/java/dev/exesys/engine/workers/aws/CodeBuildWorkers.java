package dev.exesys.engine.workers.aws;

import dev.exesys.core.books.OrderItem;
import dev.exesys.engine.workers.WorkerStartException;
import dev.exesys.engine.workers.Workers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.codebuild.model.EnvironmentVariable;
import software.amazon.awssdk.services.codebuild.model.EnvironmentVariableType;

/** Workers on CodeBuild: a build each. */
public final class CodeBuildWorkers implements Workers {

  private static final int SHORTEST_MINUTES = 5;
  private static final int LONGEST_MINUTES = 36 * 60;

  /** Beside the order's own time: fetching the runner and the source, sending the log. */
  private static final int SPARE_MINUTES = 10;

  private final CodeBuildClient client;
  private final String project;

  /** Workers by that project. */
  public CodeBuildWorkers(CodeBuildClient client, String project) {
    this.client = client;
    this.project = project;
  }

  @Override
  public String start(OrderItem order) {
    try {
      return client
          .startBuild(b ->
              b.projectName(project)
                  // A retried dispatch gets the build of its first try.
                  .idempotencyToken(token(order))
                  .timeoutInMinutesOverride(minutes(order.order().timeout()))
                  .environmentVariablesOverride(
                      List.of(
                          variable("EXESYS_RUN_ID", order.runId()),
                          variable("EXESYS_ORDER_NUM", order.orderNum()))))
          .build()
          .id();
    } catch (SdkException e) {
      throw new WorkerStartException("CodeBuild did not take the order: " + e.getMessage(), e);
    }
  }

  @Override
  public void stop(String handle) {
    try {
      client.stopBuild(b -> b.id(handle));
    } catch (SdkException e) {
      System.getLogger(CodeBuildWorkers.class.getName())
          .log(System.Logger.Level.WARNING, "build " + handle + " could not be stopped", e);
    }
  }

  private static String token(OrderItem order) {
    return UUID.nameUUIDFromBytes(order.key().pk().getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static int minutes(int seconds) {
    return Math.clamp(SPARE_MINUTES + Math.ceilDiv(seconds, 60), SHORTEST_MINUTES, LONGEST_MINUTES);
  }

  private static EnvironmentVariable variable(String name, String value) {
    return EnvironmentVariable.builder()
        .name(name)
        .value(value)
        .type(EnvironmentVariableType.PLAINTEXT)
        .build();
  }
}
