package dev.exesys.core.contract;

/** Order numbers: an order's place in its job, from 1, as text that sorts. */
public final class OrderNum {

  private OrderNum() {}

  /**
   * The number of the order at {@code index}, at least four digits wide.
   *
   * @param index from 0
   * @param count how many orders the job has: all numbers of a job are equally wide
   */
  public static String of(int index, int count) {
    int width = Math.max(4, Integer.toString(count).length());
    return String.format("%0" + width + "d", index + 1);
  }

  /** What an order without a name is called. */
  public static String defaultName(String orderNum) {
    return "order-" + orderNum;
  }
}
