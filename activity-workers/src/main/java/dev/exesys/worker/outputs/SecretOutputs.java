package dev.exesys.worker.outputs;

import dev.exesys.core.bundle.BundleKeys;
import dev.exesys.core.secrets.SecretsException;
import dev.exesys.core.secrets.SopsDocument;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.StorageKeys;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Stores the secret outputs of orders as SOPS documents in the internal bucket, encrypted with the
 * key of the producer's bundle.
 */
public final class SecretOutputs {

  private final BlobStore blobs;
  private final SopsDocument documents;
  private final BundleKeys keys;

  /**
   * Creates the storage.
   *
   * @param blobs the internal bucket
   */
  public SecretOutputs(BlobStore blobs, SopsDocument documents, BundleKeys keys) {
    this.blobs = blobs;
    this.documents = documents;
    this.keys = keys;
  }

  /** Encrypts and stores values, and returns the URI of the document. */
  String store(RunItem run, OrderKey order, String workerId, Map<String, String> values) {
    String document = documents.seal(values, keys.ofRun(run).apply(order));
    String key = StorageKeys.secretOutputs(order, workerId);
    blobs.put(key, document.getBytes(StandardCharsets.UTF_8));
    return blobs.uri(key);
  }

  /**
   * Reads and decrypts the values of an order.
   *
   * @throws SecretsException if the document is missing or cannot be decrypted
   */
  Map<String, String> open(RunItem run, String uri) {
    String key = blobs.key(uri);
    byte[] document =
        blobs
            .get(key)
            .orElseThrow(() -> new SecretsException("the secret outputs at " + uri + " are gone"));
    return documents.open(
        new String(document, StandardCharsets.UTF_8),
        keys.ofRun(run).apply(StorageKeys.orderOf(key)));
  }
}
