package dev.exesys.worker.outputs;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.OrderOutputs;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.StorageKeys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Stores the outputs of orders: plain ones as part of the report, or in the internal bucket if they
 * are large; secret ones encrypted in the internal bucket.
 */
public final class OutputStorage {

  /** Far below the 400 KB limit of an item, because every update is charged by its size. */
  private static final int MAX_INLINE_BYTES = 32_000;

  private final BlobStore blobs;
  private final SecretOutputs secrets;

  /**
   * Creates the storage.
   *
   * @param blobs the internal bucket
   */
  public OutputStorage(BlobStore blobs, SecretOutputs secrets) {
    this.blobs = blobs;
    this.secrets = secrets;
  }

  /**
   * Stores outputs.
   *
   * @param workerId the worker that ran the order
   * @return what the report contains
   */
  public OrderOutputs store(
      RunItem run, OrderKey order, String workerId, OutputFiles.Outputs outputs) {
    byte[] plain = Json.text(outputs.plain()).getBytes(StandardCharsets.UTF_8);
    @Nullable String valuesUri = null;
    if (plain.length > MAX_INLINE_BYTES) {
      String key = StorageKeys.outputs(order, workerId);
      blobs.put(key, plain);
      valuesUri = blobs.uri(key);
    }
    return new OrderOutputs(
        valuesUri == null ? outputs.plain() : Map.of(),
        valuesUri,
        List.copyOf(outputs.secret().keySet()),
        outputs.secret().isEmpty() ? null : secrets.store(run, order, workerId, outputs.secret()),
        null);
  }
}
