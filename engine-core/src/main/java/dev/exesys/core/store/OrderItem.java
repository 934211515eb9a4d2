package dev.exesys.core.store;

import dev.exesys.core.contract.Order;
import dev.exesys.core.contract.OrderStatus;
import java.util.List;

/**
 * What the orders table knows about an order.
 *
 * @param runId the run
 * @param orderNum zero-padded
 * @param order the order as submitted, without its {@code env_vars}
 * @param hasSecrets whether it has variables or names secrets, so that a bundle is sealed for it
 * @param dependencyNums order numbers of the dependencies, in their order
 * @param progress what has become of it
 */
public record OrderItem(
    String runId,
    String orderNum,
    Order order,
    boolean hasSecrets,
    List<String> dependencyNums,
    OrderProgress progress) {

  /** Stands for commands that are not known any more. */
  public static final List<String> LOST_CMDS = List.of(": lost");

  public OrderItem {
    dependencyNums = List.copyOf(dependencyNums);
    if (!order.envVars().isEmpty()) {
      throw new IllegalArgumentException("variables may be secret and never go to a table");
    }
    if (dependencyNums.size() != order.dependencies().size()) {
      throw new IllegalArgumentException("each dependency needs its number");
    }
  }

  /** An order without secrets. */
  public OrderItem(
      String runId,
      String orderNum,
      Order order,
      List<String> dependencyNums,
      OrderProgress progress) {
    this(runId, orderNum, order, false, dependencyNums, progress);
  }

  public OrderKey key() {
    return new OrderKey(runId, orderNum);
  }

  public String name() {
    return order.orderName();
  }

  /** Whether its lists (commands, dependencies) are not known any more; only once it is settled. */
  public boolean listsLost() {
    return order.cmds().equals(LOST_CMDS);
  }

  public OrderStatus status() {
    return progress.status();
  }
}
