package dev.exesys.worker;

import dev.exesys.core.bundle.BundleKeys;
import dev.exesys.core.secrets.SecretsException;
import dev.exesys.core.secrets.SopsDocument;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.StorageKeys;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads and decrypts an order's bundle: its variables, parameters and secrets. */
final class BundleReader {
  private final WorkerStores stores;
  private final SopsDocument documents;
  private final BundleKeys keys;

  BundleReader(WorkerStores stores, SopsDocument documents, BundleKeys keys) {
    this.stores = stores;
    this.documents = documents;
    this.keys = keys;
  }

  /**
   * Returns the order's bundle, which is empty if it has none.
   *
   * @throws SecretsException if the decryption key is missing or does not match
   */
  Bundle open(OrderItem item, RunItem run) {
    if (!item.hasSecrets()) {
      return Bundle.EMPTY;
    }
    OrderKey order = item.key();
    Optional<byte[]> encrypted = stores.blobs().get(StorageKeys.bundle(order));
    if (encrypted.isEmpty()) {
      return Bundle.EMPTY;
    }
    return Bundle.of(
        documents.open(
            new String(encrypted.get(), StandardCharsets.UTF_8), keys.ofRun(run).apply(order)));
  }
}
