package dev.exesys.core.contract;

/**
 * Formats order numbers: the position of an order in its job, counted from 1, as text that sorts.
 */
public final class OrderNum {

  private OrderNum() {}

  /**
   * Returns the number of the order at {@code index}, at least four digits wide.
   *
   * @param index from 0
   * @param count number of orders of the job, which determines the width of all its numbers
   */
  public static String of(int index, int count) {
    int width = Math.max(4, Integer.toString(count).length());
    return String.format("%0" + width + "d", index + 1);
  }

  /** Returns the name of an order for which the payload gives none. */
  public static String defaultName(String orderNum) {
    return "order-" + orderNum;
  }
}
