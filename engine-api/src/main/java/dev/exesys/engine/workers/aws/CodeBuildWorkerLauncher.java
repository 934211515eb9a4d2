package dev.exesys.engine.workers.aws;

import dev.exesys.core.contract.EngineVariables;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.engine.workers.WorkerLauncher;
import dev.exesys.engine.workers.WorkerTermination;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.codebuild.model.Build;
import software.amazon.awssdk.services.codebuild.model.EnvironmentVariable;
import software.amazon.awssdk.services.codebuild.model.EnvironmentVariableType;
import software.amazon.awssdk.services.codebuild.model.StatusType;
import tools.jackson.databind.JsonNode;

/** Launches workers on CodeBuild, one build for each order. */
public final class CodeBuildWorkerLauncher implements WorkerLauncher {

  private static final int MIN_TIMEOUT_MINUTES = 5;
  private static final int MAX_TIMEOUT_MINUTES = 36 * 60;

  /** The maximum number of builds of a BatchGetBuilds request. */
  private static final int MAX_IDS = 100;

  /**
   * Added to the order's timeout, for downloading the runner and the source and for sending the
   * log.
   */
  private static final int OVERHEAD_MINUTES = 10;

  private final Supplier<CodeBuildClient> client;
  private final String project;

  /** Creates the launcher for a CodeBuild project. */
  public CodeBuildWorkerLauncher(Supplier<CodeBuildClient> client, String project) {
    this.client = client;
    this.project = project;
  }

  @Override
  public List<String> instances(OrderItem order) {
    return List.of();
  }

  @Override
  public String start(OrderItem order, List<String> instances) {
    try {
      return client
          .get()
          .startBuild(b ->
              b.projectName(project)
                  // A dispatch that is retried within five minutes gets the build of the first
                  // attempt.
                  .idempotencyToken(token(order))
                  .timeoutInMinutesOverride(minutes(order.order().timeout()))
                  .environmentVariablesOverride(
                      List.of(
                          variable(EngineVariables.WORKER_RUN_ID, order.runId()),
                          variable(EngineVariables.WORKER_ORDER_NUM, order.orderNum()),
                          variable(EngineVariables.WORKER_TICKET, ticket(order)))))
          .build()
          .id();
    } catch (SdkException e) {
      throw WorkerStartErrors.of("CodeBuild", e);
    }
  }

  /**
   * A worker is pending while its build is in progress: queued, being provisioned, or about to
   * claim.
   */
  @Override
  public List<OrderItem> pending(List<OrderItem> orders) {
    Set<String> inProgress = new HashSet<>();
    List<String> ids =
        orders.stream().map(order -> order.progress().handle()).filter(Objects::nonNull).toList();
    for (int from = 0; from < ids.size(); from += MAX_IDS) {
      List<String> batch = ids.subList(from, Math.min(from + MAX_IDS, ids.size()));
      client.get().batchGetBuilds(b -> b.ids(batch)).builds().stream()
          .filter(build -> !hasEnded(build))
          .forEach(build -> inProgress.add(build.id()));
    }
    return orders.stream().filter(order -> inProgress.contains(order.progress().handle())).toList();
  }

  @Override
  public void stop(String handle) {
    try {
      client.get().stopBuild(b -> b.id(handle));
    } catch (SdkException e) {
      System.getLogger(CodeBuildWorkerLauncher.class.getName())
          .log(System.Logger.Level.WARNING, "build " + handle + " could not be stopped", e);
    }
  }

  /**
   * Reads <i>CodeBuild Build State Change</i> events. Only the build's id is taken from the event,
   * because events are not ordered; the order and the status come from the build itself.
   */
  @Override
  public List<WorkerTermination> terminations(JsonNode event) {
    String id = event.path("detail").path("build-id").asString("");
    if (!event.path("source").asString("").equals("aws.codebuild") || id.isEmpty()) {
      return List.of();
    }
    return build(id)
        .filter(CodeBuildWorkerLauncher::hasEnded)
        .flatMap(CodeBuildWorkerLauncher::termination)
        .stream()
        .toList();
  }

  private static Optional<WorkerTermination> termination(Build build) {
    Map<String, String> variables =
        build.environment().environmentVariables().stream()
            .collect(
                Collectors.toMap(
                    EnvironmentVariable::name, EnvironmentVariable::value, (first, last) -> last));
    String runId = variables.get(EngineVariables.WORKER_RUN_ID);
    String orderNum = variables.get(EngineVariables.WORKER_ORDER_NUM);
    return runId == null || orderNum == null
        ? Optional.empty()
        : Optional.of(
            new WorkerTermination(
                new OrderKey(runId, orderNum),
                build.id(),
                Optional.empty(),
                build.buildStatus() == StatusType.SUCCEEDED,
                "the worker's CodeBuild build ended: " + reason(build)));
  }

  /** Returns the status and the message of the phase that did not succeed. */
  private static String reason(Build build) {
    String status = build.buildStatusAsString();
    return build.phases().stream()
        .filter(phase -> phase.phaseStatus() != null && phase.phaseStatus() != StatusType.SUCCEEDED)
        .flatMap(phase ->
            phase.contexts().stream().map(c -> phase.phaseTypeAsString() + ": " + c.message()))
        .findFirst()
        .map(message -> status + " in " + message)
        .orElse(status);
  }

  private Optional<Build> build(String id) {
    return client.get().batchGetBuilds(b -> b.ids(id)).builds().stream().findFirst();
  }

  private static boolean hasEnded(Build build) {
    return build.buildStatus() != StatusType.IN_PROGRESS;
  }

  /** Readers of the build see the ticket, which only a worker with the build's role can use. */
  private static String ticket(OrderItem order) {
    return Objects.requireNonNullElse(order.progress().ticket(), "");
  }

  private static String token(OrderItem order) {
    return UUID.nameUUIDFromBytes(order.key().pk().getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static int minutes(int seconds) {
    return Math.clamp(
        OVERHEAD_MINUTES + Math.ceilDiv(seconds, 60), MIN_TIMEOUT_MINUTES, MAX_TIMEOUT_MINUTES);
  }

  private static EnvironmentVariable variable(String name, String value) {
    return EnvironmentVariable.builder()
        .name(name)
        .value(value)
        .type(EnvironmentVariableType.PLAINTEXT)
        .build();
  }
}
