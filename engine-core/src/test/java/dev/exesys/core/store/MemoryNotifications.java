package dev.exesys.core.store;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Stores the delivered notifications of runs in memory. */
public final class MemoryNotifications implements NotificationStore {
  private final ConcurrentSkipListMap<String, Set<String>> runs = new ConcurrentSkipListMap<>();

  @Override
  public void open(String runId) {
    runs.putIfAbsent(runId, ConcurrentHashMap.newKeySet());
  }

  @Override
  public List<String> all() {
    return List.copyOf(runs.keySet());
  }

  @Override
  public void close(String runId) {
    runs.remove(runId);
  }

  @Override
  public Set<String> delivered(String runId) {
    return Set.copyOf(runs.getOrDefault(runId, Set.of()));
  }

  @Override
  public void markDelivered(String runId, String notificationId) {
    runs.computeIfPresent(
        runId,
        (id, ids) -> {
          ids.add(notificationId);
          return ids;
        });
  }
}
