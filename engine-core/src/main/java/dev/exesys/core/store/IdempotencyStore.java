package dev.exesys.core.store;

import java.time.Instant;
import java.util.Optional;

/** Records which run an idempotency key created. */
public interface IdempotencyStore {

  /**
   * Describes a key in use.
   *
   * @param digest digest of the payload that was submitted with the key
   * @param runId run that the key created
   * @param expiresAt when the key may be deleted
   */
  record Entry(String digest, String runId, Instant expiresAt) {}

  /**
   * Records {@code key} unless it exists.
   *
   * @return the existing entry; empty if the given entry was recorded
   */
  Optional<Entry> putIfAbsent(String key, Entry entry);

  /** Deletes the key if it belongs to this run. */
  void remove(String key, String runId);
}
