package dev.exesys.core.store;

import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.Summary;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Runs in memory. */
public final class MemoryRuns implements RunStore {

  private final ConcurrentHashMap<String, RunItem> items = new ConcurrentHashMap<>();

  @Override
  public boolean create(RunItem run) {
    return items.putIfAbsent(run.runId(), run) == null;
  }

  @Override
  public void remove(String runId) {
    items.computeIfPresent(
        runId, (id, r) -> r.progress().status() == JobStatus.STARTING ? null : r);
  }

  @Override
  public Optional<RunItem> find(String runId) {
    return Optional.ofNullable(items.get(runId));
  }

  @Override
  public boolean planned(String runId, String stateMachineArn, String executionArn) {
    return change(runId, p -> true, p -> copy(p, p.status(), stateMachineArn, executionArn));
  }

  @Override
  public boolean running(String runId) {
    return change(
        runId,
        p -> p.status() == JobStatus.STARTING,
        p -> copy(p, JobStatus.RUNNING, p.stateMachineArn(), p.executionArn()));
  }

  @Override
  public boolean sourced(String runId, String source, @Nullable String commit) {
    return change(
        runId,
        p -> p.source() == null,
        p ->
            new RunProgress(
                p.status(),
                p.stateMachineArn(),
                p.executionArn(),
                source,
                commit,
                p.failedFastBy(),
                p.trouble(),
                p.cancelledAt(),
                p.endedAt(),
                p.summary()));
  }

  @Override
  public boolean failedFast(String runId, String orderName) {
    return change(
        runId,
        p -> p.failedFastBy() == null,
        p ->
            new RunProgress(
                p.status(),
                p.stateMachineArn(),
                p.executionArn(),
                p.source(),
                p.commit(),
                orderName,
                p.trouble(),
                p.cancelledAt(),
                p.endedAt(),
                p.summary()));
  }

  @Override
  public boolean troubled(String runId, String reason) {
    return change(
        runId,
        p -> p.trouble() == null,
        p ->
            new RunProgress(
                p.status(),
                p.stateMachineArn(),
                p.executionArn(),
                p.source(),
                p.commit(),
                p.failedFastBy(),
                reason,
                p.cancelledAt(),
                p.endedAt(),
                p.summary()));
  }

  @Override
  public boolean cancelled(String runId, Instant at) {
    return change(
        runId,
        p -> p.cancelledAt() == null,
        p ->
            new RunProgress(
                p.status(),
                p.stateMachineArn(),
                p.executionArn(),
                p.source(),
                p.commit(),
                p.failedFastBy(),
                p.trouble(),
                at,
                p.endedAt(),
                p.summary()));
  }

  @Override
  public boolean finish(String runId, JobStatus status, Summary summary, Instant at) {
    return change(
        runId,
        p -> true,
        p ->
            new RunProgress(
                status,
                p.stateMachineArn(),
                p.executionArn(),
                p.source(),
                p.commit(),
                p.failedFastBy(),
                p.trouble(),
                p.cancelledAt(),
                at,
                summary));
  }

  private static RunProgress copy(
      RunProgress p, JobStatus status, @Nullable String machine, @Nullable String execution) {
    return new RunProgress(
        status,
        machine,
        execution,
        p.source(),
        p.commit(),
        p.failedFastBy(),
        p.trouble(),
        p.cancelledAt(),
        p.endedAt(),
        p.summary());
  }

  private boolean change(
      String runId, Predicate<RunProgress> condition, UnaryOperator<RunProgress> change) {
    boolean[] changed = new boolean[1];
    items.computeIfPresent(
        runId,
        (id, r) -> {
          changed[0] = !r.progress().status().over() && condition.test(r.progress());
          return changed[0] ? new RunItem(r.ids(), r.job(), change.apply(r.progress())) : r;
        });
    return changed[0];
  }
}
