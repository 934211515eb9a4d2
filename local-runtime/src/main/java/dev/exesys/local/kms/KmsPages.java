package dev.exesys.local.kms;

import dev.exesys.local.protocol.Paginator;
import dev.exesys.local.protocol.RequestReader;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Writes lists in pages as KMS does: {@code Marker} in, {@code NextMarker} and a flag out. */
final class KmsPages {
  private static final int DEFAULT_LIMIT = 100;
  private static final int LARGEST_LIMIT = 1000;
  private static final Paginator REQUEST = paginator("Marker");
  private static final Paginator RESPONSE = paginator("NextMarker");

  private KmsPages() {}

  private static Paginator paginator(String member) {
    return new Paginator(member, "InvalidMarkerException", "Could not deserialize marker");
  }

  /**
   * Returns the requested page.
   *
   * @param sorted all items, ascending by their unique positions
   */
  static <T> ObjectNode of(
      RequestReader request,
      String member,
      List<T> sorted,
      Function<T, ObjectNode> view,
      Function<T, String> position) {
    int limit = request.integer("Limit", 1, LARGEST_LIMIT, DEFAULT_LIMIT);
    String start = REQUEST.start(request).orElse("");
    List<T> rest =
        sorted.stream().filter(item -> position.apply(item).compareTo(start) >= 0).toList();
    return RESPONSE.page(member, rest, limit, view, position).put("Truncated", rest.size() > limit);
  }
}
