package dev.exesys.core.store;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Decides which event data a table accepts. The source of the limits is "Quotas in Amazon
 * DynamoDB": an item of at most 400 KB, nested attributes of at most 32 levels, no empty attribute
 * names.
 */
final class ItemLimits {

  /** Well below the size limit, because an item also has keys and other attributes. */
  static final int MAX_INLINE_BYTES = 300_000;

  /** Below the limit of the service, which counts the attribute that contains the data. */
  static final int MAX_INLINE_DEPTH = 30;

  private static final int CONTAINER_BYTES = 3;

  private ItemLimits() {}

  /** Returns whether an item can contain the data. */
  static boolean fits(JsonNode data) {
    return size(data, 1) <= MAX_INLINE_BYTES;
  }

  /** Returns the size as DynamoDB counts it, or a value above the limit if nothing can fit. */
  private static long size(JsonNode node, int depth) {
    if (depth > MAX_INLINE_DEPTH) {
      return Integer.MAX_VALUE;
    }
    if (!node.isContainer()) {
      return 1L + (node.isString() ? utf8(node.stringValue()) : node.asString("").length());
    }
    long size = CONTAINER_BYTES;
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      size += member.getKey().isEmpty() ? Integer.MAX_VALUE : 1L + utf8(member.getKey());
      size += size(member.getValue(), depth + 1);
    }
    if (node.isArray()) {
      for (JsonNode element : node) {
        size += 1L + size(element, depth + 1);
      }
    }
    return size;
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
