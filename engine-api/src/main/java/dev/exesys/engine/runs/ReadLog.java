package dev.exesys.engine.runs;

import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunStore;
import dev.exesys.core.store.StorageKeys;
import dev.exesys.core.store.StoreException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the log of an order, as far as it has been stored. */
public final class ReadLog {
  private final RunStore runStore;
  private final RunOrders orders;
  private final BlobStore internalBucket;

  /** Creates the use case. */
  public ReadLog(RunStore runStore, RunOrders orders, BlobStore internalBucket) {
    this.runStore = runStore;
    this.orders = orders;
    this.internalBucket = internalBucket;
  }

  /** The result: a {@link StoredLog}, or what does not exist. */
  public sealed interface Result permits StoredLog, Missing {}

  /** What does not exist. */
  public enum Missing implements Result {
    RUN,
    ORDER
  }

  /**
   * A part of a log.
   *
   * @param key the key of a chunk; null for a header line
   * @param header the header line before the chunks of an instance or of a later attempt
   */
  private record Part(@Nullable String key, String header, long size) {}

  /** The parts of a log in their order; the log of an order that never ran has none. */
  public static final class StoredLog implements Result {
    private final BlobStore blobs;
    private final List<Part> parts;

    private StoredLog(BlobStore blobs, List<Part> parts) {
      this.blobs = blobs;
      this.parts = parts;
    }

    /** Returns the size in bytes. */
    public long size() {
      return parts.stream().mapToLong(Part::size).sum();
    }

    /**
     * Returns some of the bytes.
     *
     * @param from the first byte, counted from 0
     * @param to the byte after the last one, at most the size
     */
    public byte[] read(long from, long to) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      long start = 0;
      for (Part part : parts) {
        long end = start + part.size();
        if (end > from && start < to) {
          int first = (int) Math.max(0, from - start);
          int last = (int) (Math.min(to, end) - start);
          bytes.write(content(part), first, last - first);
        }
        start = end;
      }
      return bytes.toByteArray();
    }

    private byte[] content(Part part) {
      String key = part.key();
      return key == null
          ? part.header().getBytes(StandardCharsets.UTF_8)
          : blobs
              .get(key)
              .orElseThrow(() ->
                  new StoreException(
                      "a part of the log no longer exists", new IllegalStateException(key)));
    }
  }

  /** Returns the log of an order. */
  public Result find(String runId, String orderName) {
    Optional<RunItem> run = runStore.find(runId);
    if (run.isEmpty()) {
      return Missing.RUN;
    }
    return orders.all(run.get()).stream()
        .filter(order -> order.name().equals(orderName))
        .findFirst()
        .<Result>map(this::logOf)
        .orElse(Missing.ORDER);
  }

  private StoredLog logOf(OrderItem order) {
    String prefix = StorageKeys.logPrefix(order.key());
    List<Part> parts = new ArrayList<>();
    String group = "";
    for (Map.Entry<String, Long> chunk : internalBucket.sizes(prefix).entrySet()) {
      String key = chunk.getKey();
      if (StorageKeys.isLogChunk(key)) {
        String own =
            key.substring(prefix.length(), Math.max(prefix.length(), key.lastIndexOf('/')));
        if (!own.equals(group)) {
          group = own;
          String header = (parts.isEmpty() ? "" : "\n") + "==> " + own + " <==\n";
          parts.add(new Part(null, header, header.getBytes(StandardCharsets.UTF_8).length));
        }
        parts.add(new Part(key, "", chunk.getValue()));
      }
    }
    return new StoredLog(internalBucket, List.copyOf(parts));
  }
}
