package dev.exesys.worker.outputs;

import dev.exesys.core.secrets.AgeKey;
import dev.exesys.core.secrets.SecretsException;
import dev.exesys.core.secrets.SopsDocument;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.ParameterStore;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.StorageKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/**
 * Stores the secret outputs of orders as SOPS documents in the internal bucket, encrypted to the
 * job's key, or to that of the run.
 */
public final class SecretOutputs {

  /** How long after the timeout of its job the parameter of a run's key expires. */
  private static final Duration EXPIRY_MARGIN = Duration.ofDays(1);

  private final BlobStore blobs;
  private final ParameterStore parameters;
  private final SopsDocument documents;
  private final String prefix;
  private final InstantSource clock;

  /**
   * Creates the storage.
   *
   * @param blobs the internal bucket
   * @param prefix the deployment's prefix, which starts the names of parameters
   */
  public SecretOutputs(
      BlobStore blobs,
      ParameterStore parameters,
      SopsDocument documents,
      String prefix,
      InstantSource clock) {
    this.blobs = blobs;
    this.parameters = parameters;
    this.documents = documents;
    this.prefix = prefix;
    this.clock = clock;
  }

  /** Encrypts and stores values, and returns the URI of the document. */
  String store(RunItem run, OrderKey order, String workerId, Map<String, String> values) {
    String document = documents.seal(values, key(run).recipient());
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
    byte[] document =
        blobs
            .get(blobs.key(uri))
            .orElseThrow(() -> new SecretsException("the secret outputs at " + uri + " are gone"));
    return documents.open(new String(document, StandardCharsets.UTF_8), key(run));
  }

  private AgeKey key(RunItem run) {
    String jobParameter = run.job().sopsKeySsmPath();
    String name = jobParameter == null ? StorageKeys.runKey(prefix, run.runId()) : jobParameter;
    return AgeKey.parse(parameters.get(name).orElseGet(() -> create(run, name)));
  }

  private String create(RunItem run, String name) {
    String identity = AgeKey.generate().identity();
    boolean created =
        parameters.createSecure(
            name,
            identity,
            clock.instant().plusSeconds(run.job().jobTimeout()).plus(EXPIRY_MARGIN));
    return created
        ? identity
        : parameters
            .get(name)
            .orElseThrow(() -> new SecretsException("SSM parameter " + name + " does not exist"));
  }
}
