package dev.exesys.core.store;

import dev.exesys.core.contract.Order;
import dev.exesys.core.contract.OrderStatus;
import java.util.List;

/**
 * Describes an order as stored in the orders table.
 *
 * @param runId id of the run
 * @param orderNum zero-padded order number
 * @param order the submitted order without its {@code env_vars}
 * @param hasSecrets whether the order has variables or names secrets, so that it requires a bundle
 * @param dependencyNums order numbers of the dependencies, in their order
 * @param producerNums order numbers of the orders from which it receives data, in the sequence of
 *     {@link dev.exesys.core.contract.DataFlow#producers}
 * @param releases names of the orders whose wait states wait for this order
 * @param progress execution state of the order
 */
public record OrderItem(
    String runId,
    String orderNum,
    Order order,
    boolean hasSecrets,
    List<String> dependencyNums,
    List<String> producerNums,
    List<String> releases,
    OrderProgress progress) {

  /** Placeholder for commands that are no longer stored. */
  public static final List<String> LOST_CMDS = List.of(": lost");

  public OrderItem {
    dependencyNums = List.copyOf(dependencyNums);
    producerNums = List.copyOf(producerNums);
    releases = List.copyOf(releases);
    if (!order.envVars().isEmpty()) {
      throw new IllegalArgumentException(
          "an order with env_vars must not be written to a table: they may be secret");
    }
    if (dependencyNums.size() != order.dependencies().size()) {
      throw new IllegalArgumentException("an order requires one number for each dependency");
    }
    if (producerNums.size() != order.dataFlow().producers().size()) {
      throw new IllegalArgumentException("an order requires one number for each producer");
    }
  }

  /** Creates an order for which no wait state waits. */
  public OrderItem(
      String runId,
      String orderNum,
      Order order,
      boolean hasSecrets,
      List<String> dependencyNums,
      List<String> producerNums,
      OrderProgress progress) {
    this(runId, orderNum, order, hasSecrets, dependencyNums, producerNums, List.of(), progress);
  }

  /** Creates an order that receives no data and for which no wait state waits. */
  public OrderItem(
      String runId,
      String orderNum,
      Order order,
      boolean hasSecrets,
      List<String> dependencyNums,
      OrderProgress progress) {
    this(runId, orderNum, order, hasSecrets, dependencyNums, List.of(), List.of(), progress);
  }

  public OrderKey key() {
    return new OrderKey(runId, orderNum);
  }

  /** Returns the key of the current attempt. */
  public AttemptKey attemptKey() {
    return new AttemptKey(key(), progress.attempt());
  }

  public String name() {
    return order.orderName();
  }

  /**
   * Returns whether the lists of the order (commands, dependencies) are no longer stored, which
   * happens only after it is settled.
   */
  public boolean listsLost() {
    return order.cmds().equals(LOST_CMDS);
  }

  /** Returns what the order has stored for its dependents; nothing before its report. */
  public OrderOutputs outputs() {
    WorkerReport report = progress.reported();
    return report == null ? OrderOutputs.NONE : report.outputs();
  }

  public OrderStatus status() {
    return progress.status();
  }
}
