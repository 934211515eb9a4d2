package dev.exesys.engine.bundle;

import dev.exesys.core.bundle.BundleKeys;
import dev.exesys.core.contract.EngineVariables;
import dev.exesys.core.contract.Job;
import dev.exesys.core.contract.Order;
import dev.exesys.core.contract.SecretReference;
import dev.exesys.core.retry.RetryableFailure;
import dev.exesys.core.secrets.SecretsException;
import dev.exesys.core.secrets.SopsDocument;
import dev.exesys.core.secrets.SopsMasterKey;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.ConcurrentCalls;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.ParameterStore;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.SecretStore;
import dev.exesys.core.store.StorageKeys;
import dev.exesys.core.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Encrypts the environments of orders. Values exist only in memory and in encrypted documents. A
 * submit encrypts the {@code env_vars} of each order; that document is the order's bundle, unless
 * the order also reads parameters or secrets: then the dispatch adds their values and writes the
 * bundle.
 */
public final class BundleSealer {

  private static final int CONCURRENT_WRITES = 8;

  private final BlobStore blobs;
  private final ParameterStore parameters;
  private final SecretStore secrets;
  private final SopsDocument documents;
  private final BundleKeys keys;

  /**
   * Creates a sealer over these stores.
   *
   * @param blobs the internal bucket
   */
  public BundleSealer(
      BlobStore blobs,
      ParameterStore parameters,
      SecretStore secrets,
      SopsDocument documents,
      BundleKeys keys) {
    this.blobs = blobs;
    this.parameters = parameters;
    this.secrets = secrets;
    this.documents = documents;
    this.keys = keys;
  }

  /**
   * Encrypts the variables of a submitted job, one document for each order; does nothing if it has
   * none.
   *
   * @throws BundleException if the key cannot be used
   */
  public void sealEnvironment(RunItem run, Job job) {
    List<Integer> indexes =
        IntStream.range(0, job.orders().size())
            .filter(i -> !job.orders().get(i).envVars().isEmpty())
            .boxed()
            .toList();
    if (!indexes.isEmpty()) {
      Function<OrderKey, SopsMasterKey> masterKeys = masterKeys(run);
      // One document for each order, so that a dispatch opens only the variables of its order.
      ConcurrentCalls.forEach(
          indexes,
          CONCURRENT_WRITES,
          i -> {
            Order order = job.orders().get(i);
            OrderKey key = new OrderKey(run.runId(), job.orderNum(i));
            String place =
                readsSecrets(order) ? StorageKeys.sealedEnvironment(key) : StorageKeys.bundle(key);
            Map<String, String> variables = order.envVars();
            // An incomplete document has no list of names, which the dispatch adds.
            Map<String, String> plain = readsSecrets(order) ? Map.of() : variables;
            blobs.put(place, encrypted(order, variables, plain, masterKeys.apply(key)));
          });
    }
  }

  private static boolean readsSecrets(Order order) {
    return !order.ssmPaths().isEmpty() || !order.secretManagerPaths().isEmpty();
  }

  /**
   * Writes the bundle of an order that reads parameters or secrets; does nothing for other orders,
   * whose bundle was written by the submit. Can be repeated.
   *
   * @throws BundleException if a parameter or secret does not exist
   */
  public void seal(RunItem run, OrderItem order) {
    if (!readsSecrets(order.order())) {
      return;
    }
    SequencedMap<String, String> variables = new LinkedHashMap<>();
    Order definition = order.order();
    for (String entry : definition.ssmPaths()) {
      SecretReference parameter = SecretReference.parse(entry);
      variables.putAll(SecretVariables.ofParameter(parameter, parameter(parameter.name())));
    }
    for (String entry : definition.secretManagerPaths()) {
      SecretReference secret = SecretReference.parse(entry);
      variables.putAll(SecretVariables.ofSecret(secret, secret(secret.name())));
    }
    // The job's own variables override those of parameters and secrets.
    SopsMasterKey key = masterKeys(run).apply(order.key());
    Map<String, String> environment = environment(order, key);
    variables.putAll(environment);
    blobs.put(StorageKeys.bundle(order.key()), encrypted(definition, variables, environment, key));
  }

  /** Deletes an order's bundle. */
  public void delete(RunItem run, OrderItem order) {
    if (!order.hasSecrets()) {
      return;
    }
    blobs.delete(StorageKeys.bundle(order.key()));
  }

  /** Deletes the encrypted documents of a run that {@link #delete} does not delete. */
  public void deleteAll(RunItem run, Collection<OrderItem> orders) {
    ConcurrentCalls.forEach(
        orders.stream().filter(OrderItem::hasSecrets).toList(),
        CONCURRENT_WRITES,
        order -> {
          if (readsSecrets(order.order())) {
            blobs.delete(StorageKeys.sealedEnvironment(order.key()));
          } else {
            blobs.delete(StorageKeys.bundle(order.key()));
          }
        });
  }

  private Function<OrderKey, SopsMasterKey> masterKeys(RunItem run) {
    try {
      return keys.ofRun(run);
    } catch (SecretsException | StoreException e) {
      throw failure(String.valueOf(e.getMessage()), e);
    }
  }

  /** Returns a retryable exception as it is: the order or the submit is to wait for the service. */
  private static RuntimeException failure(String message, RuntimeException cause) {
    return RetryableFailure.isRetryable(cause) ? cause : new BundleException(message, cause);
  }

  private byte[] encrypted(
      Order order, Map<String, String> variables, Map<String, String> plain, SopsMasterKey key) {
    Map<String, String> all = new LinkedHashMap<>(variables);
    if (!plain.isEmpty()) {
      all.put(EngineVariables.PLAIN_VARIABLES, String.join(",", plain.keySet()));
    }
    try {
      return documents.seal(all, key).getBytes(StandardCharsets.UTF_8);
    } catch (SecretsException e) {
      throw failure(
          "the environment of order "
              + order.orderName()
              + " cannot be encrypted: "
              + e.getMessage(),
          e);
    }
  }

  private Map<String, String> environment(OrderItem order, SopsMasterKey key) {
    try {
      return blobs
          .get(StorageKeys.sealedEnvironment(order.key()))
          .map(sealed -> documents.open(new String(sealed, StandardCharsets.UTF_8), key))
          .orElseGet(LinkedHashMap::new);
    } catch (SecretsException e) {
      throw failure(
          "env_vars of order " + order.name() + " cannot be decrypted: " + e.getMessage(), e);
    }
  }

  private String parameter(String name) {
    try {
      return parameters
          .get(name)
          .orElseThrow(() -> new BundleException("parameter " + name + " does not exist", null));
    } catch (StoreException e) {
      throw failure(String.valueOf(e.getMessage()), e);
    }
  }

  private String secret(String id) {
    try {
      return secrets
          .get(id)
          .orElseThrow(() -> new BundleException("secret " + id + " does not exist", null));
    } catch (StoreException e) {
      throw failure(String.valueOf(e.getMessage()), e);
    }
  }
}
