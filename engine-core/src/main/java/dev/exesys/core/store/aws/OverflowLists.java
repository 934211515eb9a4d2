package dev.exesys.core.store.aws;

import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.StorageKeys;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Keeps the lists of a large order beside its item, in the internal bucket, where a list may be as
 * long as a request can carry. The item then has {@code parts}, the URI, in their place. They are
 * written before the item and never changed, so whoever finds the item finds them.
 */
final class OverflowLists {

  /** Far below the 400 KB of an item, since every change of one is charged by all of its size. */
  static final int LARGEST_INLINE_BYTES = 64_000;

  private static final List<String> LISTS =
      List.of("cmds", "dependencies", "dependency_nums", "ssm_paths", "secret_manager_paths");

  /** What DynamoDB adds for an element. */
  private static final int AN_ELEMENT = 1;

  private final BlobStore blobs;

  OverflowLists(BlobStore blobs) {
    this.blobs = blobs;
  }

  /** The item as it goes to the table; what is too large for it has been stored. */
  Map<String, AttributeValue> aside(OrderKey order, Map<String, AttributeValue> whole) {
    if (!areLarge(whole)) {
      return whole;
    }
    Map<String, AttributeValue> item = new LinkedHashMap<>(whole);
    Map<String, AttributeValue> parts = new LinkedHashMap<>();
    LISTS.forEach(name -> parts.put(name, Objects.requireNonNull(item.remove(name))));
    String key = StorageKeys.orderParts(order);
    blobs.put(key, Json.text(JsonAttributes.object(parts)).getBytes(StandardCharsets.UTF_8));
    item.put("parts", AttributeValues.s(blobs.uri(key)));
    return item;
  }

  /**
   * The item with the lists that were put aside. The bucket forgets them with the run's other
   * files; who then looks at the run finds them lost.
   *
   * @throws IllegalStateException if they are gone and the order is not settled
   */
  Map<String, AttributeValue> whole(Map<String, AttributeValue> item) {
    String uri = AttributeValues.text(item, "parts");
    if (uri == null) {
      return item;
    }
    Optional<byte[]> parts = blobs.get(blobs.key(uri));
    Map<String, AttributeValue> whole = new LinkedHashMap<>(item);
    if (parts.isPresent()) {
      whole.putAll(
          JsonAttributes.from(Json.parse(new String(parts.get(), StandardCharsets.UTF_8))).m());
    } else if (OrderStatus.fromWire(AttributeValues.required(item, "status")).settled()) {
      whole.put("cmds", AttributeValues.list(OrderItem.LOST_CMDS));
    } else {
      throw new IllegalStateException(uri + " is gone");
    }
    return whole;
  }

  /** Removes what {@link #aside} stored for the order, if anything. */
  void forget(OrderKey order, Map<String, AttributeValue> whole) {
    if (areLarge(whole)) {
      blobs.delete(StorageKeys.orderParts(order));
    }
  }

  private static boolean areLarge(Map<String, AttributeValue> item) {
    long bytes = 0;
    for (String name : LISTS) {
      for (String text : AttributeValues.texts(item, name)) {
        bytes += text.getBytes(StandardCharsets.UTF_8).length + AN_ELEMENT;
      }
    }
    return bytes > LARGEST_INLINE_BYTES;
  }
}
