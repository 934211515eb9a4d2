package dev.exesys.core.store;

import java.time.Instant;
import java.util.Optional;

/** Which run an idempotency key stands for. */
public interface IdempotencyStore {

  /**
   * A key in use.
   *
   * @param digest of the payload that was submitted with it
   * @param runId the run it stands for
   * @param expiresAt when the key may be forgotten
   */
  record Entry(String digest, String runId, Instant expiresAt) {}

  /**
   * Makes {@code key} stand for the entry's run unless it stands for one.
   *
   * @return what the key stood for already; empty if it now stands for the given run
   */
  Optional<Entry> putIfAbsent(String key, Entry entry);

  /** Gives the key free again if it stands for this run. */
  void remove(String key, String runId);
}
