package dev.exesys.worker;

import dev.exesys.core.secrets.AgeKey;
import dev.exesys.core.secrets.SecretsException;
import dev.exesys.core.secrets.SopsDocument;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.StorageKeys;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Opens an order's bundle: its variables, parameters and secrets. */
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
   * The order's variables; empty if it has no bundle.
   *
   * @throws SecretsException if the key is gone or does not fit
   */
  Map<String, String> open(OrderItem item, RunItem run) {
    if (!item.hasSecrets()) {
      return Map.of();
    }
    OrderKey order = item.key();
    Optional<byte[]> sealed = stores.blobs().get(StorageKeys.bundle(order));
    if (sealed.isEmpty()) {
      return Map.of();
    }
    String given = run.job().sopsKeySsmPath();
    String parameter = given == null ? StorageKeys.orderKey(prefix, order) : given;
    String identity =
        stores
            .parameters()
            .get(parameter)
            .orElseThrow(() -> new SecretsException("there is no parameter " + parameter));
    return documents.open(new String(sealed.get(), StandardCharsets.UTF_8), AgeKey.parse(identity));
  }
}
