package dev.exesys.engine.bundle;

import dev.exesys.core.books.BlobStore;
import dev.exesys.core.books.BooksException;
import dev.exesys.core.books.Keys;
import dev.exesys.core.books.OrderItem;
import dev.exesys.core.books.ParameterStore;
import dev.exesys.core.books.RunItem;
import dev.exesys.core.books.SecretStore;
import dev.exesys.core.contract.Job;
import dev.exesys.core.contract.Order;
import dev.exesys.core.secrets.AgeKey;
import dev.exesys.core.secrets.SecretsException;
import dev.exesys.core.secrets.SopsDocument;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * The secret environments of orders. Values are in memory and in sealed documents only: at submit
 * the {@code env_vars} of all orders in one document sealed to the run's key, at dispatch the whole
 * environment of one order in a bundle sealed to the order's key.
 */
public final class Bundles {

  private final BlobStore blobs;
  private final ParameterStore parameters;
  private final SecretStore secrets;
  private final SopsDocument documents;
  private final SealingKeys keys;

  /**
   * Bundles over these stores.
   *
   * @param blobs the internal bucket
   * @param prefix the deployment's, for the names of keys
   */
  public Bundles(
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
    SequencedMap<String, String> all = new LinkedHashMap<>();
    for (int i = 0; i < job.orders().size(); i++) {
      String num = job.orderNum(i);
      job.orders().get(i).envVars().forEach((name, value) -> all.put(inRun(num, name), value));
    }
    if (!all.isEmpty()) {
      AgeKey key = keys.ofRun(run.runId(), run.job());
      blobs.put(Keys.sealedEnvironment(run.runId()), bytes(documents.seal(all, key.recipient())));
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
    all.putAll(environment(run, order.orderNum()));
    if (all.isEmpty()) {
      return;
    }
    try {
      AgeKey key = keys.ofOrder(order.key(), run.job());
      blobs.put(Keys.bundle(order.key()), bytes(documents.seal(all, key.recipient())));
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
    blobs.delete(Keys.bundle(order.key()));
  }

  /** Deletes all that was made for a run. */
  public void forget(RunItem run, Collection<OrderItem> orders) {
    if (orders.stream().anyMatch(OrderItem::hasSecrets)) {
      keys.forget(run.runId(), run.job(), orders);
      blobs.delete(Keys.sealedEnvironment(run.runId()));
    }
  }

  private Map<String, String> environment(RunItem run, String orderNum) {
    String prefix = inRun(orderNum, "");
    SequencedMap<String, String> own = new LinkedHashMap<>();
    blobs
        .get(Keys.sealedEnvironment(run.runId()))
        .ifPresent(sealed -> {
          AgeKey key = keys.ofRun(run.runId(), run.job());
          documents
              .open(new String(sealed, StandardCharsets.UTF_8), key)
              .forEach((name, value) -> {
                if (name.startsWith(prefix)) {
                  own.put(name.substring(prefix.length()), value);
                }
              });
        });
    return own;
  }

  /**
   * The name in the run's document; order numbers are as wide as each other, so none is the start
   * of another.
   */
  private static String inRun(String orderNum, String name) {
    return orderNum + "." + name;
  }

  private String parameter(String name) {
    try {
      return parameters
          .get(name)
          .orElseThrow(() -> new BundleException("there is no parameter " + name, null));
    } catch (BooksException e) {
      throw new BundleException("parameter " + name + " could not be read", e);
    }
  }

  private String secret(String id) {
    try {
      return secrets
          .get(id)
          .orElseThrow(() -> new BundleException("there is no secret " + id, null));
    } catch (BooksException e) {
      throw new BundleException("secret " + id + " could not be read", e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
