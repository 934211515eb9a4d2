package dev.exesys.engine.bundle;

import dev.exesys.core.secrets.AgeKey;
import dev.exesys.core.secrets.SecretsException;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.ParameterStore;
import dev.exesys.core.store.RunItem.RunJob;
import dev.exesys.core.store.StorageKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The age keys of runs and orders. A key is created once: a retry or a concurrent caller uses the
 * key that exists, so nothing is sealed to a key that has been replaced.
 */
final class SealingKeys {

  /**
   * How long after the end of any run the parameter of a key expires, in case its deletion failed.
   */
  private static final Duration EXPIRY_MARGIN = Duration.ofDays(1);

  private final ParameterStore parameters;
  private final String prefix;

  SealingKeys(ParameterStore parameters, String prefix) {
    this.parameters = parameters;
    this.prefix = prefix;
  }

  /** Returns the run's key, and creates it if it does not exist. */
  AgeKey createRunKey(String runId, RunJob job) {
    return job.sopsKeySsmPath() == null
        ? create(StorageKeys.runKey(prefix, runId), expiry(job))
        : read(job.sopsKeySsmPath());
  }

  /** Returns the run's existing key, which alone opens what was sealed to it. */
  AgeKey runKey(String runId, RunJob job) {
    return read(
        job.sopsKeySsmPath() == null ? StorageKeys.runKey(prefix, runId) : job.sopsKeySsmPath());
  }

  /** Returns the order's key, and creates it if it does not exist. */
  AgeKey createOrderKey(OrderKey order, RunJob job) {
    return job.sopsKeySsmPath() == null
        ? create(StorageKeys.orderKey(prefix, order), expiry(job))
        : read(job.sopsKeySsmPath());
  }

  /** Deletes an order's key, unless the job brought its own. */
  void delete(OrderKey order, RunJob job) {
    if (job.sopsKeySsmPath() == null) {
      parameters.delete(List.of(StorageKeys.orderKey(prefix, order)));
    }
  }

  /** Deletes all keys of a run, unless the job brought its own. */
  void deleteAll(String runId, RunJob job, Collection<OrderItem> orders) {
    if (job.sopsKeySsmPath() == null) {
      Stream<String> orderKeys =
          orders.stream()
              .filter(o -> o.hasSecrets() && o.progress().dispatchedAt() != null)
              .map(o -> StorageKeys.orderKey(prefix, o.key()));
      parameters.delete(
          Stream.concat(Stream.of(StorageKeys.runKey(prefix, runId)), orderKeys).toList());
    }
  }

  private AgeKey create(String name, Instant expiresAt) {
    AgeKey fresh = AgeKey.generate();
    return parameters.createSecure(name, fresh.identity(), expiresAt) ? fresh : read(name);
  }

  private AgeKey read(String name) {
    String text = parameters.get(name).orElseThrow(() -> missing(name, null));
    try {
      return AgeKey.parse(text);
    } catch (SecretsException e) {
      throw missing(name, e);
    }
  }

  private static BundleException missing(String name, @Nullable SecretsException cause) {
    return new BundleException("parameter " + name + " holds no age identity to seal with", cause);
  }

  private static Instant expiry(RunJob job) {
    return job.createdAt().plusSeconds(job.jobTimeout()).plus(EXPIRY_MARGIN);
  }
}
