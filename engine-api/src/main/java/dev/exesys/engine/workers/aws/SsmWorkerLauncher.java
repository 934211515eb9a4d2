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
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.CommandInvocation;
import software.amazon.awssdk.services.ssm.model.CommandInvocationStatus;
import tools.jackson.databind.JsonNode;

/**
 * WorkerLauncher on managed instances, by SSM Run Command: one on each instance that the order
 * names.
 */
public final class SsmWorkerLauncher implements WorkerLauncher {

  private static final int SHORTEST_DELIVERY_SECONDS = 30;
  private static final int ASKED_AT_ONCE = 8;

  private final Supplier<SsmClient> client;
  private final String document;
  private final InstanceResolver targets;
  private final List<String> defaultTargets;
  private final int deliverySeconds;

  /**
   * WorkerLauncher by that document.
   *
   * @param defaultTargets for orders that name none: ids, or tags as {@code tag:KEY=VALUE}
   * @param delivery after which an instance that has not picked the command up is given up
   */
  public SsmWorkerLauncher(
      Supplier<SsmClient> client, String document, List<String> defaultTargets, Duration delivery) {
    this.client = client;
    this.document = document;
    this.defaultTargets = List.copyOf(defaultTargets);
    this.targets = new InstanceResolver(client);
    // The service takes no less.
    this.deliverySeconds = Math.max(SHORTEST_DELIVERY_SECONDS, (int) delivery.toSeconds());
  }

  @Override
  public List<String> instances(OrderItem order) {
    List<String> own = order.order().ssmTargets();
    try {
      return targets.instances(own.isEmpty() ? defaultTargets : own);
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
                  // Comes back with every invocation, so that an event leads to its order.
                  .comment(order.key().pk())
                  .timeoutSeconds(deliverySeconds)
                  .parameters(
                      Map.of(
                          EngineVariables.DOCUMENT_RUN_ID,
                          List.of(order.runId()),
                          EngineVariables.DOCUMENT_ORDER_NUM,
                          List.of(order.orderNum()))))
          .command()
          .commandId();
    } catch (SdkException e) {
      throw WorkerStartErrors.of("Systems Manager", e);
    }
  }

  /** Once an instance has picked the command up; one that does not is not waited for. */
  @Override
  public List<OrderItem> coming(List<OrderItem> orders) {
    // The service is asked about one command at a time.
    Queue<OrderItem> coming = new ConcurrentLinkedQueue<>();
    ConcurrentCalls.forEach(
        orders,
        ASKED_AT_ONCE,
        order -> {
          String handle = order.progress().handle();
          if (handle != null && isPickedUp(handle)) {
            coming.add(order);
          }
        });
    return List.copyOf(coming);
  }

  private boolean isPickedUp(String commandId) {
    return invocations(commandId).stream()
        .anyMatch(i -> i.status() == CommandInvocationStatus.IN_PROGRESS);
  }

  /**
   * Reads Run Command's notifications about a command or its part on one instance. The event only
   * says which command to look at: events are delivered in no order.
   */
  @Override
  public List<WorkerTermination> ended(JsonNode event) {
    String id = event.path("detail").path("command-id").asString("");
    if (!event.path("source").asString("").equals("aws.ssm") || id.isEmpty()) {
      return List.of();
    }
    return invocations(id).stream()
        .filter(SsmWorkerLauncher::isOver)
        .flatMap(invocation -> end(invocation).stream())
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

  private static boolean isOver(CommandInvocation invocation) {
    return switch (invocation.status()) {
      case PENDING, IN_PROGRESS, DELAYED, CANCELLING -> false;
      default -> true;
    };
  }

  private static Optional<WorkerTermination> end(CommandInvocation invocation) {
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
                "Systems Manager ended the worker's command on "
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
