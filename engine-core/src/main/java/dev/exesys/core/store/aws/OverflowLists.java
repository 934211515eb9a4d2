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
 * Stores the lists of a large order in the internal bucket, which allows lists of any length that a
 * request can carry. The item then has {@code parts}, the URI, in their place. The object is
 * written before the item and never changed, so it exists whenever the item does.
 */
final class OverflowLists {

  /**
   * Far below the 400 KB limit of an item, because every update is charged by the size of the whole
   * item.
   */
  static final int MAX_INLINE_BYTES = 64_000;

  private static final List<String> LISTS =
      List.of(
          "cmds",
          "dependencies",
          "dependency_nums",
          "ssm_paths",
          "secret_manager_paths",
          "inputs",
          "artifacts",
          "artifacts_from",
          "producer_nums",
          "releases");

  /** Bytes that DynamoDB adds for each element. */
  private static final int ELEMENT_OVERHEAD = 1;

  private final BlobStore blobs;

  OverflowLists(BlobStore blobs) {
    this.blobs = blobs;
  }

  /** Stores the lists in the bucket if they are large, and returns the item for the table. */
  Map<String, AttributeValue> store(OrderKey order, Map<String, AttributeValue> whole) {
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
   * Returns the item with its lists. The bucket deletes them with the other objects of the run;
   * after that the commands of a settled order are {@link OrderItem#LOST_CMDS}.
   *
   * @throws IllegalStateException if the lists are missing and the order is not settled
   */
  Map<String, AttributeValue> restore(Map<String, AttributeValue> item) {
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
      throw new IllegalStateException(uri + " does not exist");
    }
    return whole;
  }

  /** Deletes the lists that {@link #store} wrote for the order. */
  void delete(OrderKey order, Map<String, AttributeValue> whole) {
    if (areLarge(whole)) {
      blobs.delete(StorageKeys.orderParts(order));
    }
  }

  private static boolean areLarge(Map<String, AttributeValue> item) {
    long bytes = 0;
    for (String name : LISTS) {
      for (String text : AttributeValues.texts(item, name)) {
        bytes += text.getBytes(StandardCharsets.UTF_8).length + ELEMENT_OVERHEAD;
      }
    }
    return bytes > MAX_INLINE_BYTES;
  }
}
