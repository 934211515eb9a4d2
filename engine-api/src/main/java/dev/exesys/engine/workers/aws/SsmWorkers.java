package dev.exesys.engine.workers.aws;

import dev.exesys.core.books.OrderItem;
import dev.exesys.engine.workers.WorkerStartException;
import dev.exesys.engine.workers.Workers;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Workers on managed instances, by SSM Run Command: the command goes to all, the first to claim the
 * order runs it.
 */
public final class SsmWorkers implements Workers {

  private final SsmClient client;
  private final String document;
  private final List<String> defaultInstances;

  /**
   * Workers by that document.
   *
   * @param defaultInstances for orders that name none
   */
  public SsmWorkers(SsmClient client, String document, List<String> defaultInstances) {
    this.client = client;
    this.document = document;
    this.defaultInstances = List.copyOf(defaultInstances);
  }

  @Override
  public String start(OrderItem order) {
    List<String> own = order.order().ssmTargets();
    try {
      return client
          .sendCommand(b ->
              b.documentName(document)
                  .instanceIds(own.isEmpty() ? defaultInstances : own)
                  .parameters(
                      Map.of(
                          "RunId", List.of(order.runId()), "OrderNum", List.of(order.orderNum()))))
          .command()
          .commandId();
    } catch (SdkException e) {
      throw new WorkerStartException("SSM did not take the order: " + e.getMessage(), e);
    }
  }

  @Override
  public void stop(String handle) {
    try {
      client.cancelCommand(b -> b.commandId(handle));
    } catch (SdkException e) {
      System.getLogger(SsmWorkers.class.getName())
          .log(System.Logger.Level.WARNING, "command " + handle + " could not be cancelled", e);
    }
  }
}
