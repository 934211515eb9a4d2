package dev.exesys.engine.init;

import dev.exesys.core.contract.Job;
import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.store.ConcurrentCalls;
import dev.exesys.core.store.OpenRunStore;
import dev.exesys.core.store.OpenRunStore.OpenRun;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.RunIndexStore;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunStore;
import dev.exesys.engine.bundle.BundleException;
import dev.exesys.engine.bundle.BundleSealer;
import dev.exesys.engine.bundle.SubmittedJobs;
import dev.exesys.engine.notify.RunNotifier;
import java.util.List;

/** Writes the items of a new run to the stores, and removes them if the run cannot be started. */
public final class RunRecords {

  private final OrderStore orderStore;
  private final RunStore runStore;
  private final OpenRunStore openRunStore;
  private final RunIndexStore index;
  private final BundleSealer bundles;
  private final SubmittedJobs jobs;
  private final RunNotifier notifier;

  /** Creates a writer to these stores. */
  public RunRecords(
      OrderStore orderStore,
      RunStore runStore,
      OpenRunStore openRunStore,
      RunIndexStore index,
      BundleSealer bundles,
      SubmittedJobs jobs,
      RunNotifier notifier) {
    this.orderStore = orderStore;
    this.runStore = runStore;
    this.openRunStore = openRunStore;
    this.index = index;
    this.bundles = bundles;
    this.jobs = jobs;
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
   * Writes a run, its orders, their sealed environments and the job for reruns.
   *
   * @throws BundleException if the key that seals the environments is not available
   */
  void write(NewRun start) {
    RunItem run = start.run();
    Job job = start.job();
    // Recorded first: if this request is interrupted at any later point, the reconciler finds the
    // run by this item.
    boolean queued =
        job.group() != null
            || job.orders().stream()
                .anyMatch(order -> order.queueId() != null || order.approval() != null);
    boolean pooled = job.orders().stream().anyMatch(order -> order.pool() != null);
    openRunStore.note(new OpenRun(run.runId(), run.job().createdAt(), queued, pooled));
    notifier.submitted(run);
    ConcurrentCalls.forEach(
        List.<Runnable>of(
            () -> bundles.sealEnvironment(run, job), () -> jobs.keep(run, job, start.payload())),
        2,
        Runnable::run);
    if (start.shared()) {
      orderStore.createMissing(start.orders());
    } else {
      orderStore.create(start.orders());
    }
    runStore.create(run);
    // Requests that share a run were received at different times. All of them add the entry of the
    // stored run, since two entries of one run would list it twice.
    index.add(entry(start.shared() ? runStore.find(run.runId()).orElse(run) : run));
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
  void remove(NewRun start) {
    RunItem run = start.run();
    List<OrderItem> orders = start.orders();
    orderStore.remove(orders);
    runStore.remove(run.runId());
    index.remove(entry(run));
    bundles.deleteAll(run, orders);
    jobs.remove(run.runId());
    notifier.removed(run);
    openRunStore.forget(run.runId());
  }
}
