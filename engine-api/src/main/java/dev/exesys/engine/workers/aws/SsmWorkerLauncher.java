package dev.exesys.engine.workers.aws;

import dev.exesys.core.contract.EngineVariables;
import dev.exesys.core.store.ConcurrentCalls;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.engine.workers.WorkerLauncher;
import dev.exesys.engine.workers.WorkerTermination;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;
import software.amazon.awssdk.services.ssm.model.CommandInvocationStatus;
import tools.jackson.databind.JsonNode;

/** Launches workers on managed instances by SSM Run Command, one on each instance of the order. */
public final class SsmWorkerLauncher implements WorkerLauncher {

  private static final int MIN_DELIVERY_SECONDS = 30;
  private static final int CONCURRENT_REQUESTS = 8;

  private final Supplier<SsmClient> client;
  private final String document;
  private final InstanceResolver resolver;
  private final List<String> defaultTargets;
  private final int deliverySeconds;

  /**
   * Creates the launcher for an SSM document.
   *
   * @param defaultTargets of orders without targets: instance ids, or tags as {@code tag:KEY=VALUE}
   * @param delivery the time within which an instance must start the command
   */
  public SsmWorkerLauncher(
      Supplier<SsmClient> client, String document, List<String> defaultTargets, Duration delivery) {
    this.client = client;
    this.document = document;
    this.defaultTargets = List.copyOf(defaultTargets);
    this.resolver = new InstanceResolver(client);
    // The minimum that the service accepts.
    this.deliverySeconds = Math.max(MIN_DELIVERY_SECONDS, (int) delivery.toSeconds());
  }

  @Override
  public List<String> instances(OrderItem order) {
    List<String> orderTargets = order.order().ssmTargets();
    try {
      return resolver.instances(orderTargets.isEmpty() ? defaultTargets : orderTargets);
    } catch (SdkException e) {
      throw WorkerStartErrors.of("Systems Manager", e);
    }
  }

  @Override
  public String start(OrderItem order, List<String> instances) {
    try {
      return client
          .get()
          .sendCommand(b ->
              b.documentName(document)
                  .instanceIds(instances)
                  // The comment is part of every invocation, from which an event's order is
                  // determined.
                  .comment(order.key().pk())
                  .timeoutSeconds(deliverySeconds)
                  .parameters(
                      Map.of(
                          EngineVariables.DOCUMENT_RUN_ID,
                          List.of(order.runId()),
                          EngineVariables.DOCUMENT_ORDER_NUM,
                          List.of(order.orderNum()),
                          EngineVariables.DOCUMENT_TICKET,
                          List.of(Objects.requireNonNullElse(order.progress().ticket(), "")))))
          .command()
          .commandId();
    } catch (SdkException e) {
      throw WorkerStartErrors.of("Systems Manager", e);
    }
  }

  /** A worker is pending once an instance has started the command. */
  @Override
  public List<OrderItem> pending(List<OrderItem> orders) {
    // The service has no batch request for invocations of several commands.
    Queue<OrderItem> pending = new ConcurrentLinkedQueue<>();
    ConcurrentCalls.forEach(
        orders,
        CONCURRENT_REQUESTS,
        order -> {
          String handle = order.progress().handle();
          if (handle != null && isPickedUp(handle)) {
            pending.add(order);
          }
        });
    return List.copyOf(pending);
  }

  private boolean isPickedUp(String commandId) {
    return invocations(commandId).stream()
        .anyMatch(i -> i.status() == CommandInvocationStatus.IN_PROGRESS);
  }

  /**
   * Reads Run Command's events about a command or an invocation of it. Only the command's id is
   * taken from the event, because events are not ordered.
   */
  @Override
  public List<WorkerTermination> terminations(JsonNode event) {
    String id = event.path("detail").path("command-id").asString("");
    if (!event.path("source").asString("").equals("aws.ssm") || id.isEmpty()) {
      return List.of();
    }
    return invocations(id).stream()
        .filter(SsmWorkerLauncher::hasEnded)
        .flatMap(invocation -> termination(invocation).stream())
        .toList();
  }

  private List<CommandInvocation> invocations(String commandId) {
    return client
        .get()
        .listCommandInvocationsPaginator(b -> b.commandId(commandId))
        .commandInvocations()
        .stream()
        .toList();
  }

  private static boolean hasEnded(CommandInvocation invocation) {
    return switch (invocation.status()) {
      case PENDING, IN_PROGRESS, DELAYED, CANCELLING -> false;
      default -> true;
    };
  }

  private static Optional<WorkerTermination> termination(CommandInvocation invocation) {
    String comment = invocation.comment() == null ? "" : invocation.comment();
    int colon = comment.indexOf(':');
    return colon < 0
        ? Optional.empty()
        : Optional.of(
            new WorkerTermination(
                new OrderKey(comment.substring(0, colon), comment.substring(colon + 1)),
                invocation.commandId(),
                Optional.of(invocation.instanceId()),
                invocation.status() == CommandInvocationStatus.SUCCESS,
                "the worker's Systems Manager command ended on "
                    + invocation.instanceId()
                    + ": "
                    + invocation.statusDetails()));
  }

  @Override
  public void stop(String handle) {
    try {
      client.get().cancelCommand(b -> b.commandId(handle));
    } catch (SdkException e) {
      System.getLogger(SsmWorkerLauncher.class.getName())
          .log(System.Logger.Level.WARNING, "command " + handle + " could not be cancelled", e);
    }
  }
}
