package dev.exesys.engine.init;

import dev.exesys.core.contract.Job;
import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.store.OpenRunStore;
import dev.exesys.core.store.OpenRunStore.OpenRun;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.RunIndexStore;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunStore;
import dev.exesys.engine.bundle.BundleException;
import dev.exesys.engine.bundle.BundleSealer;
import dev.exesys.engine.notify.RunNotifier;
import java.util.List;

/** Writes the items of a new run to the stores, and removes them if the run cannot be started. */
public final class RunRecords {

  private final OrderStore orderStore;
  private final RunStore runStore;
  private final OpenRunStore openRunStore;
  private final RunIndexStore index;
  private final BundleSealer bundles;
  private final RunNotifier notifier;

  /** Creates a writer to these stores. */
  public RunRecords(
      OrderStore orderStore,
      RunStore runStore,
      OpenRunStore openRunStore,
      RunIndexStore index,
      BundleSealer bundles,
      RunNotifier notifier) {
    this.orderStore = orderStore;
    this.runStore = runStore;
    this.openRunStore = openRunStore;
    this.index = index;
    this.bundles = bundles;
    this.notifier = notifier;
  }

  /** Returns whether the run's execution is known to have started. */
  boolean isStarted(String runId) {
    return runStore
        .find(runId)
        .filter(run -> run.progress().status() != JobStatus.STARTING)
        .isPresent();
  }

  /**
   * Writes a run, its orders and their sealed environments.
   *
   * @param shared whether another request may write the same run: items that exist are kept
   * @throws BundleException if the key that seals the environments is not available
   */
  void write(RunItem run, List<OrderItem> orders, Job job, boolean shared) {
    // Recorded first: if this request is interrupted at any later point, the reconciler finds the
    // run by this item.
    boolean queued =
        job.group() != null
            || job.orders().stream()
                .anyMatch(order -> order.queueId() != null || order.approval() != null);
    boolean pooled = job.orders().stream().anyMatch(order -> order.pool() != null);
    openRunStore.note(new OpenRun(run.runId(), run.job().createdAt(), queued, pooled));
    notifier.submitted(run);
    bundles.sealEnvironment(run, job);
    if (shared) {
      orderStore.createMissing(orders);
    } else {
      orderStore.create(orders);
    }
    runStore.create(run);
    index.add(entry(run));
  }

  private static RunIndexStore.Entry entry(RunItem run) {
    return new RunIndexStore.Entry(
        run.runId(),
        run.job().createdAt(),
        run.job().gitRepo(),
        run.job().username(),
        run.job().prNumber());
  }

  /** Removes everything that {@link #write} wrote. */
  void remove(RunItem run, List<OrderItem> orders) {
    orderStore.remove(orders);
    runStore.remove(run.runId());
    index.remove(entry(run));
    bundles.deleteAll(run, orders);
    notifier.removed(run);
    openRunStore.forget(run.runId());
  }
}
