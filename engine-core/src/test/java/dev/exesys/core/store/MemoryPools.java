package dev.exesys.core.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A store of pools in memory. */
public final class MemoryPools implements PoolStore {
  private final Map<String, SeenWorker> workers = new ConcurrentHashMap<>();

  @Override
  public void seen(SeenWorker worker) {
    workers.put(worker.pool() + " " + worker.name(), worker);
  }

  @Override
  public void left(SeenWorker worker) {
    workers.remove(worker.pool() + " " + worker.name());
  }

  @Override
  public List<SeenWorker> workers(String pool) {
    return workers.values().stream().filter(w -> w.pool().equals(pool)).toList();
  }
}
