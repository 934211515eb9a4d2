package dev.exesys.core.store;

import java.util.List;

/**
 * Items of the orders table that cannot be read, since somebody else has changed them; {@link
 * OrderStore#repair} puts readable ones in their place.
 */
public final class CorruptItemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<OrderKey> keys;

  /**
   * Some items.
   *
   * @param cause what is wrong with the first of them
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

  /** Of which orders; at least one. */
  public List<OrderKey> keys() {
    return keys;
  }
}
