package dev.exesys.engine.workers;

import dev.exesys.core.store.OrderItem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Identifies a dispatch of an order whose target returns no handle. It is derived from the task
 * token of the dispatch, which other workers do not know, so that the termination of a worker
 * cannot be forged for their orders.
 */
public final class DispatchId {
  private static final String PREFIX = "dispatch-";
  private static final int BYTES = 16;

  private DispatchId() {}

  /** Returns the id of the order's current dispatch. */
  public static String of(OrderItem order) {
    String token = order.progress().taskToken();
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((token == null ? "" : token).getBytes(StandardCharsets.UTF_8));
      return PREFIX + HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM does not provide SHA-256", e);
    }
  }

  /** Returns whether the handle of a termination is such an id. */
  public static boolean isDispatchId(String handle) {
    return handle.startsWith(PREFIX);
  }
}
