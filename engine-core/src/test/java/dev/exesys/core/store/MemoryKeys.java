package dev.exesys.core.store;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Stores idempotency keys in memory. */
public final class MemoryKeys implements IdempotencyStore {

  private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();

  @Override
  public Optional<Entry> putIfAbsent(String key, Entry entry) {
    return Optional.ofNullable(entries.putIfAbsent(key, entry));
  }

  @Override
  public void remove(String key, String runId) {
    entries.computeIfPresent(key, (k, e) -> e.runId().equals(runId) ? null : e);
  }
}
