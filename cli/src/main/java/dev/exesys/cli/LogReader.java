package dev.exesys.cli;

import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.StorageKeys;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the chunks of an order's log as they come. What several instances wrote stands below a line
 * with the instance's id, as {@code tail} names its files.
 */
final class LogReader {
  private final BlobStore internal;
  private final OrderKey order;

  /** The last chunk that was copied, by instance. */
  private final Map<String, String> last = new HashMap<>();

  private String shown = "";

  LogReader(BlobStore internal, OrderKey order) {
    this.internal = internal;
    this.order = order;
  }

  /** Copies the chunks that were not there before, byte for byte. */
  void copyUnseen(PrintStream to) {
    String prefix = StorageKeys.logPrefix(order);
    for (String key : internal.list(prefix)) {
      String instance =
          key.substring(prefix.length(), Math.max(prefix.length(), key.lastIndexOf('/')));
      if (StorageKeys.isLogChunk(key) && key.compareTo(last.getOrDefault(instance, "")) > 0) {
        if (!instance.equals(shown)) {
          to.println((shown.isEmpty() ? "==> " : "\n==> ") + instance + " <==");
          shown = instance;
        }
        internal.get(key).ifPresent(chunk -> to.write(chunk, 0, chunk.length));
        last.put(instance, key);
      }
    }
    to.flush();
  }
}
