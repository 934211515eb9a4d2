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
 * The age keys of runs and orders. A key is made once: whoever comes second, by a retry or a race,
 * uses the first one's, so that nothing is ever sealed to a key that is gone.
 */
final class SealingKeys {

  /**
   * Beyond the end of any run; then the parameter goes away by itself, should its deletion have
   * failed.
   */
  private static final Duration SPARE = Duration.ofDays(1);

  private final ParameterStore parameters;
  private final String prefix;

  SealingKeys(ParameterStore parameters, String prefix) {
    this.parameters = parameters;
    this.prefix = prefix;
  }

  AgeKey ofRun(String runId, RunJob job) {
    return job.sopsKeySsmPath() == null
        ? made(StorageKeys.runKey(prefix, runId), expiry(job))
        : given(job.sopsKeySsmPath());
  }

  /** The same once it has been made: what it sealed can be opened by no other. */
  AgeKey keptOfRun(String runId, RunJob job) {
    return given(
        job.sopsKeySsmPath() == null ? StorageKeys.runKey(prefix, runId) : job.sopsKeySsmPath());
  }

  AgeKey ofOrder(OrderKey order, RunJob job) {
    return job.sopsKeySsmPath() == null
        ? made(StorageKeys.orderKey(prefix, order), expiry(job))
        : given(job.sopsKeySsmPath());
  }

  /** Deletes an order's key, if one was made for it. */
  void forget(OrderKey order, RunJob job) {
    if (job.sopsKeySsmPath() == null) {
      parameters.delete(List.of(StorageKeys.orderKey(prefix, order)));
    }
  }

  /** Deletes all keys that were made for a run. */
  void forget(String runId, RunJob job, Collection<OrderItem> orders) {
    if (job.sopsKeySsmPath() == null) {
      Stream<String> own =
          orders.stream()
              .filter(o -> o.hasSecrets() && o.progress().dispatchedAt() != null)
              .map(o -> StorageKeys.orderKey(prefix, o.key()));
      parameters.delete(Stream.concat(Stream.of(StorageKeys.runKey(prefix, runId)), own).toList());
    }
  }

  private AgeKey made(String name, Instant expiresAt) {
    AgeKey fresh = AgeKey.generate();
    return parameters.createSecure(name, fresh.identity(), expiresAt) ? fresh : given(name);
  }

  private AgeKey given(String name) {
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
    return job.createdAt().plusSeconds(job.jobTimeout()).plus(SPARE);
  }
}
