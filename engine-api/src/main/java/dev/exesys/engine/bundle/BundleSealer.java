package dev.exesys.engine.bundle;

import dev.exesys.core.contract.EngineVariables;
import dev.exesys.core.contract.Job;
import dev.exesys.core.contract.Order;
import dev.exesys.core.contract.SecretReference;
import dev.exesys.core.secrets.AgeKey;
import dev.exesys.core.secrets.SecretsException;
import dev.exesys.core.secrets.SopsDocument;
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
import java.util.stream.IntStream;

/**
 * Seals the environments of orders. Values exist only in memory and in sealed documents: a submit
 * seals the {@code env_vars} of each order to the run's key; a dispatch seals the whole environment
 * of an order, its bundle, to the order's key.
 */
public final class BundleSealer {

  private static final int CONCURRENT_WRITES = 8;

  private final BlobStore blobs;
  private final ParameterStore parameters;
  private final SecretStore secrets;
  private final SopsDocument documents;
  private final SealingKeys keys;

  /**
   * Creates a sealer over these stores.
   *
   * @param blobs the internal bucket
   * @param prefix the deployment's prefix, which starts the names of keys
   */
  public BundleSealer(
      BlobStore blobs,
      ParameterStore parameters,
      SecretStore secrets,
      SopsDocument documents,
      String prefix) {
    this.blobs = blobs;
    this.parameters = parameters;
    this.secrets = secrets;
    this.documents = documents;
    this.keys = new SealingKeys(parameters, prefix);
  }

  /**
   * Seals the variables of a submitted job, one document for each order; does nothing if it has
   * none.
   *
   * @throws BundleException if the job's own key is missing or malformed
   */
  public void sealEnvironment(RunItem run, Job job) {
    List<Integer> indexes =
        IntStream.range(0, job.orders().size())
            .filter(i -> !job.orders().get(i).envVars().isEmpty())
            .boxed()
            .toList();
    if (!indexes.isEmpty()) {
      AgeKey key = keys.createRunKey(run.runId(), run.job());
      // One document for each order, so that a dispatch opens only the variables of its order.
      ConcurrentCalls.forEach(
          indexes,
          CONCURRENT_WRITES,
          i ->
              blobs.put(
                  StorageKeys.sealedEnvironment(new OrderKey(run.runId(), job.orderNum(i))),
                  sealed(job.orders().get(i), key)));
    }
  }

  /**
   * Seals the bundle of an order; does nothing if it has no environment. Can be repeated.
   *
   * @throws BundleException if a parameter or secret does not exist
   */
  public void seal(RunItem run, OrderItem order) {
    if (!order.hasSecrets()) {
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
    Map<String, String> environment = environment(run, order.key());
    variables.putAll(environment);
    if (variables.isEmpty()) {
      return;
    }
    if (!environment.isEmpty()) {
      variables.put(EngineVariables.PLAIN_VARIABLES, String.join(",", environment.keySet()));
    }
    try {
      AgeKey key = keys.createOrderKey(order.key(), run.job());
      blobs.put(StorageKeys.bundle(order.key()), bytes(documents.seal(variables, key.recipient())));
    } catch (SecretsException e) {
      throw new BundleException(
          "the environment of order " + order.name() + " cannot be sealed: " + e.getMessage(), e);
    }
  }

  /** Deletes an order's key and bundle. */
  public void delete(RunItem run, OrderItem order) {
    if (!order.hasSecrets()) {
      return;
    }
    keys.delete(order.key(), run.job());
    blobs.delete(StorageKeys.bundle(order.key()));
  }

  /** Deletes the keys and sealed environments of a run. */
  public void deleteAll(RunItem run, Collection<OrderItem> orders) {
    if (orders.stream().anyMatch(OrderItem::hasSecrets)) {
      keys.deleteAll(run.runId(), run.job(), orders);
      ConcurrentCalls.forEach(
          orders.stream().filter(OrderItem::hasSecrets).toList(),
          CONCURRENT_WRITES,
          order -> blobs.delete(StorageKeys.sealedEnvironment(order.key())));
    }
  }

  private byte[] sealed(Order order, AgeKey key) {
    try {
      return bytes(documents.seal(order.envVars(), key.recipient()));
    } catch (SecretsException e) {
      throw new BundleException(
          "env_vars of order " + order.orderName() + " cannot be sealed: " + e.getMessage(), e);
    }
  }

  private Map<String, String> environment(RunItem run, OrderKey order) {
    return blobs
        .get(StorageKeys.sealedEnvironment(order))
        .map(sealed ->
            documents.open(
                new String(sealed, StandardCharsets.UTF_8), keys.runKey(run.runId(), run.job())))
        .orElseGet(LinkedHashMap::new);
  }

  private String parameter(String name) {
    try {
      return parameters
          .get(name)
          .orElseThrow(() -> new BundleException("parameter " + name + " does not exist", null));
    } catch (StoreException e) {
      throw new BundleException("parameter " + name + " could not be read", e);
    }
  }

  private String secret(String id) {
    try {
      return secrets
          .get(id)
          .orElseThrow(() -> new BundleException("secret " + id + " does not exist", null));
    } catch (StoreException e) {
      throw new BundleException(String.valueOf(e.getMessage()), e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
