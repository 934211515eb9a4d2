package dev.exesys.cli;

import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.StorageKeys;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Copies the chunks of an order's log as they are stored. The output of each instance follows a
 * header line with the instance's id, in the format of {@code tail}.
 */
final class LogReader {
  private final BlobStore internal;
  private final OrderKey order;

  /** The key of the last copied chunk, by instance. */
  private final Map<String, String> lastKeys = new HashMap<>();

  private String currentInstance = "";

  LogReader(BlobStore internal, OrderKey order) {
    this.internal = internal;
    this.order = order;
  }

  /** Returns whether nothing has been copied so far. */
  boolean isEmpty() {
    return lastKeys.isEmpty();
  }

  /** Copies the new chunks unchanged. */
  void copyUnseen(PrintStream to) {
    String prefix = StorageKeys.logPrefix(order);
    for (String key : internal.list(prefix)) {
      String instance =
          key.substring(prefix.length(), Math.max(prefix.length(), key.lastIndexOf('/')));
      if (StorageKeys.isLogChunk(key) && key.compareTo(lastKeys.getOrDefault(instance, "")) > 0) {
        if (!instance.equals(currentInstance)) {
          to.println((currentInstance.isEmpty() ? "==> " : "\n==> ") + instance + " <==");
          currentInstance = instance;
        }
        internal.get(key).ifPresent(chunk -> to.write(chunk, 0, chunk.length));
        lastKeys.put(instance, key);
      }
    }
    to.flush();
  }
}
