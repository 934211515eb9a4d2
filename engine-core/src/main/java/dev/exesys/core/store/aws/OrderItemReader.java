package dev.exesys.core.store.aws;

import dev.exesys.core.store.CorruptItemException;
import dev.exesys.core.store.DependencyState;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.StoreException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads orders from items of the orders table, and names the items that are corrupt. */
final class OrderItemReader {

  private final OverflowLists overflow;

  OrderItemReader(OverflowLists overflow) {
    this.overflow = overflow;
  }

  /**
   * Reads an item.
   *
   * @throws CorruptItemException if it cannot be read
   */
  OrderItem read(Map<String, AttributeValue> item) {
    try {
      return OrderItems.read(overflow.restore(item));
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      throw corrupt(item, e);
    }
  }

  /** Reads the attributes of {@link OrderItems#DEPENDENCY_STATE}, as {@link #read} does. */
  static DependencyState dependencyState(Map<String, AttributeValue> item) {
    try {
      return OrderItems.dependencyState(item);
    } catch (RuntimeException e) {
      throw corrupt(item, e);
    }
  }

  /**
   * Reads the items of a batch, which has no order, and sorts them by their keys.
   *
   * @throws CorruptItemException that names all items that cannot be read
   */
  static <T> List<T> inOrder(
      Collection<OrderKey> keys,
      List<Map<String, AttributeValue>> items,
      Function<Map<String, AttributeValue>, T> reader) {
    Map<String, T> found = new HashMap<>();
    List<OrderKey> corrupt = new ArrayList<>();
    CorruptItemException first = null;
    for (Map<String, AttributeValue> item : items) {
      try {
        found.put(AttributeValues.required(item, "pk"), reader.apply(item));
      } catch (CorruptItemException e) {
        corrupt.addAll(e.keys());
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw new CorruptItemException(corrupt, Objects.requireNonNull(first.getCause()));
    }
    return keys.stream().distinct().map(k -> found.get(k.pk())).filter(Objects::nonNull).toList();
  }

  private static CorruptItemException corrupt(Map<String, AttributeValue> item, Exception cause) {
    String pk = AttributeValues.required(item, "pk");
    int colon = pk.lastIndexOf(':');
    OrderKey key = new OrderKey(pk.substring(0, colon), pk.substring(colon + 1));
    return new CorruptItemException(List.of(key), cause);
  }
}
