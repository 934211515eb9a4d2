package dev.exesys.core.store;

import java.util.List;

/**
 * Reports items of the orders table that cannot be read because another program changed them.
 * {@link OrderStore#repair} replaces them by readable ones.
 */
public final class CorruptItemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<OrderKey> keys;

  /**
   * Creates an exception for corrupt items.
   *
   * @param cause the problem of the first item
   */
  public CorruptItemException(List<OrderKey> keys, Throwable cause) {
    super(
        "the item of order "
            + keys.getFirst().orderNum()
            + " in the orders table cannot be read: "
            + cause.getMessage(),
        cause);
    this.keys = List.copyOf(keys);
  }

  /** Returns the keys of the corrupt items; at least one. */
  public List<OrderKey> keys() {
    return keys;
  }
}
