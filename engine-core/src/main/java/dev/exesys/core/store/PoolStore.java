package dev.exesys.core.store;

import java.util.List;

/**
 * Records the workers of pools, for the pages that show pools. The records decide nothing: a worker
 * that is not recorded runs orders all the same.
 */
public interface PoolStore {

  /** Records a worker, replacing its earlier record. */
  void seen(SeenWorker worker);

  /** Deletes the record of a worker that ends. */
  void left(SeenWorker worker);

  /** Returns the recorded workers of a pool; a worker that was killed is among them for a time. */
  List<SeenWorker> workers(String pool);
}
