package dev.exesys.core.store;

import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.Summary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Stores runs in memory. */
public final class MemoryRuns implements RunStore {

  private static final Set<JobStatus> UNSTARTED = Set.of(JobStatus.STARTING, JobStatus.WAITING);

  private final ConcurrentHashMap<String, RunItem> items = new ConcurrentHashMap<>();

  @Override
  public boolean create(RunItem run) {
    return items.putIfAbsent(run.runId(), run) == null;
  }

  @Override
  public void remove(String runId) {
    items.computeIfPresent(runId, (id, r) -> UNSTARTED.contains(r.progress().status()) ? null : r);
  }

  @Override
  public Optional<RunItem> find(String runId) {
    return Optional.ofNullable(items.get(runId));
  }

  @Override
  public List<RunItem> findAll(List<String> runIds) {
    return runIds.stream().distinct().flatMap(id -> find(id).stream()).toList();
  }

  @Override
  public boolean recordExecution(String runId, String stateMachineArn, String executionArn) {
    return change(
        runId,
        p -> true,
        e -> {
          e.stateMachineArn = stateMachineArn;
          e.executionArn = executionArn;
        });
  }

  @Override
  public boolean running(String runId) {
    return change(runId, p -> UNSTARTED.contains(p.status()), e -> e.status = JobStatus.RUNNING);
  }

  @Override
  public boolean recordSource(String runId, String source, @Nullable String commit) {
    return change(
        runId,
        p -> p.source() == null,
        e -> {
          e.source = source;
          e.commit = commit;
        });
  }

  @Override
  public boolean recordFailFast(String runId, String orderName) {
    return change(runId, p -> p.failedFastBy() == null, e -> e.failedFastBy = orderName);
  }

  @Override
  public boolean recordFailureReason(String runId, String reason) {
    return change(runId, p -> p.failureReason() == null, e -> e.failureReason = reason);
  }

  @Override
  public boolean recordCancellation(String runId, Instant at) {
    return change(runId, p -> p.cancelledAt() == null, e -> e.cancelledAt = at);
  }

  @Override
  public boolean finish(String runId, JobStatus status, Summary summary, Instant at) {
    return change(
        runId,
        p -> true,
        e -> {
          e.status = status;
          e.summary = summary;
          e.endedAt = at;
        });
  }

  @Override
  public boolean recordRerun(String runId, String rerunId, @Nullable String previous) {
    boolean[] changed = new boolean[1];
    items.computeIfPresent(
        runId,
        (id, r) -> {
          String latest = r.links().latestRerun();
          changed[0] = latest == null || latest.equals(previous) || latest.equals(rerunId);
          return changed[0]
              ? with(r, new RerunLinks(r.links().rerunOf(), rerunId, r.links().redriveToken()))
              : r;
        });
    return changed[0];
  }

  @Override
  public boolean recordRedriveToken(String runId, String taskToken) {
    return items.computeIfPresent(
            runId,
            (id, r) ->
                with(r, new RerunLinks(r.links().rerunOf(), r.links().latestRerun(), taskToken)))
        != null;
  }

  private static RunItem with(RunItem run, RerunLinks links) {
    return new RunItem(run.ids(), run.job(), run.progress(), links);
  }

  private boolean change(String runId, Predicate<RunProgress> condition, Consumer<Edit> change) {
    boolean[] changed = new boolean[1];
    items.computeIfPresent(
        runId,
        (id, r) -> {
          changed[0] = !r.progress().status().finished() && condition.test(r.progress());
          if (!changed[0]) {
            return r;
          }
          Edit edit = new Edit(r.progress());
          change.accept(edit);
          return new RunItem(r.ids(), r.job(), edit.build(), r.links());
        });
    return changed[0];
  }

  /** A mutable copy of the progress of a run. */
  private static final class Edit {
    private JobStatus status;
    private @Nullable String stateMachineArn;
    private @Nullable String executionArn;
    private @Nullable String source;
    private @Nullable String commit;
    private @Nullable String failedFastBy;
    private @Nullable String failureReason;
    private @Nullable Instant cancelledAt;
    private @Nullable Instant endedAt;
    private @Nullable Summary summary;

    Edit(RunProgress p) {
      status = p.status();
      stateMachineArn = p.stateMachineArn();
      executionArn = p.executionArn();
      source = p.source();
      commit = p.commit();
      failedFastBy = p.failedFastBy();
      failureReason = p.failureReason();
      cancelledAt = p.cancelledAt();
      endedAt = p.endedAt();
      summary = p.summary();
    }

    RunProgress build() {
      return new RunProgress(
          status,
          stateMachineArn,
          executionArn,
          source,
          commit,
          failedFastBy,
          failureReason,
          cancelledAt,
          endedAt,
          summary);
    }
  }
}
