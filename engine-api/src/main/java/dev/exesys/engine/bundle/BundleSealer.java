package dev.exesys.engine.bundle;

import dev.exesys.core.contract.Job;
import dev.exesys.core.contract.Order;
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
 * The secret environments of orders. Values are in memory and in sealed documents only: at submit
 * the {@code env_vars} of each order in a document sealed to the run's key, at dispatch the whole
 * environment of one order in a bundle sealed to the order's key.
 */
public final class BundleSealer {

  private static final int AT_ONCE = 8;

  private final BlobStore blobs;
  private final ParameterStore parameters;
  private final SecretStore secrets;
  private final SopsDocument documents;
  private final SealingKeys keys;

  /**
   * BundleSealer over these stores.
   *
   * @param blobs the internal bucket
   * @param prefix the deployment's, for the names of keys
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
   * Seals the variables of a job that was just submitted; does nothing if it has none.
   *
   * @throws BundleException if the key to seal with cannot be had
   */
  public void sealEnvironment(RunItem run, Job job) {
    List<Integer> places =
        IntStream.range(0, job.orders().size())
            .filter(i -> !job.orders().get(i).envVars().isEmpty())
            .boxed()
            .toList();
    if (!places.isEmpty()) {
      AgeKey key = keys.ofRun(run.runId(), run.job());
      // A document an order, so that a dispatch opens no more than its own.
      ConcurrentCalls.forEach(
          places,
          AT_ONCE,
          i ->
              blobs.put(
                  StorageKeys.sealedEnvironment(new OrderKey(run.runId(), job.orderNum(i))),
                  sealed(job.orders().get(i), key)));
    }
  }

  /**
   * Collects and seals the whole environment of an order; does nothing if it has none. May be
   * repeated.
   *
   * @throws BundleException if a parameter or secret does not exist
   */
  public void seal(RunItem run, OrderItem order) {
    if (!order.hasSecrets()) {
      return;
    }
    SequencedMap<String, String> all = new LinkedHashMap<>();
    Order o = order.order();
    for (String name : o.ssmPaths()) {
      all.putAll(SecretVariables.ofParameter(name, parameter(name)));
    }
    for (String id : o.secretManagerPaths()) {
      all.putAll(SecretVariables.ofSecret(id, secret(id)));
    }
    // What the job says itself counts more than what a secret happens to hold.
    all.putAll(environment(run, order.key()));
    if (all.isEmpty()) {
      return;
    }
    try {
      AgeKey key = keys.ofOrder(order.key(), run.job());
      blobs.put(StorageKeys.bundle(order.key()), bytes(documents.seal(all, key.recipient())));
    } catch (SecretsException e) {
      throw new BundleException(
          "the variables of " + order.name() + " cannot be sealed: " + e.getMessage(), e);
    }
  }

  /** Deletes an order's key and bundle, if it can have any. */
  public void forget(RunItem run, OrderItem order) {
    if (!order.hasSecrets()) {
      return;
    }
    keys.forget(order.key(), run.job());
    blobs.delete(StorageKeys.bundle(order.key()));
  }

  /** Deletes all that was made for a run. */
  public void forget(RunItem run, Collection<OrderItem> orders) {
    if (orders.stream().anyMatch(OrderItem::hasSecrets)) {
      keys.forget(run.runId(), run.job(), orders);
      ConcurrentCalls.forEach(
          orders.stream().filter(OrderItem::hasSecrets).toList(),
          AT_ONCE,
          order -> blobs.delete(StorageKeys.sealedEnvironment(order.key())));
    }
  }

  private byte[] sealed(Order order, AgeKey key) {
    try {
      return bytes(documents.seal(order.envVars(), key.recipient()));
    } catch (SecretsException e) {
      throw new BundleException(
          "the variables of " + order.orderName() + " cannot be sealed: " + e.getMessage(), e);
    }
  }

  private Map<String, String> environment(RunItem run, OrderKey order) {
    return blobs
        .get(StorageKeys.sealedEnvironment(order))
        .map(sealed ->
            documents.open(
                new String(sealed, StandardCharsets.UTF_8), keys.keptOfRun(run.runId(), run.job())))
        .orElseGet(LinkedHashMap::new);
  }

  private String parameter(String name) {
    try {
      return parameters
          .get(name)
          .orElseThrow(() -> new BundleException("there is no parameter " + name, null));
    } catch (StoreException e) {
      throw new BundleException("parameter " + name + " could not be read", e);
    }
  }

  private String secret(String id) {
    try {
      return secrets
          .get(id)
          .orElseThrow(() -> new BundleException("there is no secret " + id, null));
    } catch (StoreException e) {
      throw new BundleException("secret " + id + " could not be read", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
