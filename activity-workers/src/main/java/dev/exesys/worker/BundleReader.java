package dev.exesys.worker;

import dev.exesys.core.secrets.AgeKey;
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
  private final String prefix;

  BundleReader(WorkerStores stores, SopsDocument documents, String prefix) {
    this.stores = stores;
    this.documents = documents;
    this.prefix = prefix;
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
    String jobParameter = run.job().sopsKeySsmPath();
    String parameter = jobParameter == null ? StorageKeys.orderKey(prefix, order) : jobParameter;
    String identity =
        stores
            .parameters()
            .get(parameter)
            .orElseThrow(() ->
                new SecretsException(
                    "SSM parameter "
                        + parameter
                        + " does not exist: the bundle of the order cannot be decrypted"));
    return Bundle.of(
        documents.open(
            new String(encrypted.get(), StandardCharsets.UTF_8), AgeKey.parse(identity)));
  }
}
