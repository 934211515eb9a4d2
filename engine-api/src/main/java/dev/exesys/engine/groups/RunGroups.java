package dev.exesys.engine.groups;

import dev.exesys.core.contract.ConcurrencyGroup;
import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.Json;
import dev.exesys.core.store.EventLog;
import dev.exesys.core.store.EventSubject;
import dev.exesys.core.store.OpenRunStore;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.QueueClaim;
import dev.exesys.core.store.QueueHolder;
import dev.exesys.core.store.QueueStore;
import dev.exesys.core.store.QueueWaiter;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunStore;
import dev.exesys.engine.runs.RunStartedEvents;
import dev.exesys.engine.runs.RunTurns;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets the runs of a concurrency group run one after the other, in the order in which they were
 * accepted. A group is a queue of runs: the run that holds it is started, and the others wait
 * without an execution, so that {@code job_timeout} does not include the wait.
 *
 * <p>The holder is a conditional write, and a run holds its group until its record in the {@link
 * OpenRunStore} is deleted, when the commands of all its orders have ended. So at most one run of a
 * group is active, whatever is interrupted. Every call that changes a group ends with {@link
 * #advance}, which can be repeated; the reconciler repeats it for every waiting run.
 */
public final class RunGroups implements RunTurns {
  /** Longer than starting a run can take. */
  static final Duration START_TIMEOUT = Duration.ofMinutes(15);

  private static final int MAX_ROUNDS = 1000;
  private static final int MAX_WAITERS = 1000;

  private final QueueStore groupStore;
  private final RunStore runStore;
  private final OpenRunStore openRunStore;
  private final EventLog eventLog;
  private final RunStartedEvents startedEvents;
  private final GroupedRuns runs;
  private final InstantSource clock;

  /**
   * Creates the groups.
   *
   * @param groupStore the store of groups, which are queues of runs
   */
  public RunGroups(
      QueueStore groupStore,
      RunStore runStore,
      OpenRunStore openRunStore,
      EventLog eventLog,
      RunStartedEvents startedEvents,
      GroupedRuns runs,
      InstantSource clock) {
    this.groupStore = groupStore;
    this.runStore = runStore;
    this.openRunStore = openRunStore;
    this.eventLog = eventLog;
    this.startedEvents = startedEvents;
    this.runs = runs;
    this.clock = clock;
  }

  /**
   * Adds a submitted run to its group, which starts the run if no other run holds the group, and
   * writes an event if the run has to wait. A failure to advance the group is logged: the run is
   * accepted, and the reconciler advances the group.
   */
  public void submit(RunItem run) {
    // A repeated submission has another time than the run that is stored.
    RunItem stored = runStore.find(run.runId()).orElse(run);
    boolean unused = enqueue(stored);
    try {
      advance(group(stored).name());
      holderBefore(stored).ifPresent(holder -> writeWaitingEvent(stored, holder));
    } catch (RuntimeException e) {
      System.getLogger(RunGroups.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "the concurrency group of run " + stored.runId() + " was not advanced",
              e);
    }
  }

  @Override
  public void enter(RunItem run) {
    boolean unused = enqueue(run);
    advance(group(run).name());
  }

  private boolean enqueue(RunItem run) {
    return groupStore.enqueue(new QueueWaiter(claim(run), run.runId()));
  }

  @Override
  public void left(RunItem run) {
    ConcurrencyGroup group = run.job().group();
    if (group != null) {
      advance(group.name());
    }
  }

  /** Returns the id of the run that holds the group of a run, if that is another run. */
  public Optional<String> holderBefore(RunItem run) {
    ConcurrencyGroup group = run.job().group();
    return group == null
        ? Optional.empty()
        : groupStore
            .holder(group.name())
            .map(holder -> holder.order().runId())
            .filter(id -> !id.equals(run.runId()));
  }

  /** Cancels superseded runs, and starts the first waiting run unless another one is active. */
  public void advance(String group) {
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Optional<QueueHolder> holder = groupStore.holder(group);
      if (holder.isPresent() && openRunStore.find(holder.get().order().runId()).isEmpty()) {
        boolean unused = groupStore.release(group, holder.get().order());
        continue;
      }
      List<RunItem> waiting = waiting(group);
      cancelSuperseded(holder, waiting);
      if (holder.isPresent()) {
        startHolder(holder.get());
        return;
      }
      Optional<RunItem> next =
          waiting.stream()
              .flatMap(run -> runStore.find(run.runId()).stream())
              .filter(run -> !run.progress().status().finished())
              .findFirst();
      if (next.isEmpty()) {
        return;
      }
      // Whether this call or another one took the group, the next round reads the holder.
      Optional<QueueHolder> unused =
          groupStore.take(claim(next.get()), clock.instant().plus(START_TIMEOUT));
    }
    throw new IllegalStateException(
        "concurrency group "
            + group
            + " did not reach a stable state in "
            + MAX_ROUNDS
            + " rounds");
  }

  /** Returns the unfinished runs that wait, the oldest first, and removes the others. */
  private List<RunItem> waiting(String group) {
    List<QueueWaiter> waiters = groupStore.waiters(group, MAX_WAITERS);
    List<RunItem> unfinished =
        runStore
            .findAll(waiters.stream().map(waiter -> waiter.claim().order().runId()).toList())
            .stream()
            .filter(run -> !run.progress().status().finished())
            .toList();
    waiters.stream()
        .map(QueueWaiter::claim)
        .filter(claim ->
            unfinished.stream().noneMatch(run -> run.runId().equals(claim.order().runId())))
        .forEach(groupStore::dequeue);
    return unfinished;
  }

  /** Cancels the runs that are older than the newest run that cancels older ones. */
  private void cancelSuperseded(Optional<QueueHolder> holder, List<RunItem> waiting) {
    List<RunItem> members =
        Stream.concat(
                holder.flatMap(h -> runStore.find(h.order().runId())).stream(), waiting.stream())
            .filter(run -> !run.progress().status().finished())
            .sorted(Comparator.comparing(run -> claim(run).ticket()))
            .distinct()
            .toList();
    members.stream()
        .filter(run -> group(run).cancelInProgress() && run.progress().cancelledAt() == null)
        .reduce((older, newer) -> newer)
        .ifPresent(newest ->
            members.stream()
                .takeWhile(run -> !run.runId().equals(newest.runId()))
                .forEach(run -> runs.cancel(run, reason(newest))));
  }

  private static String reason(RunItem newer) {
    return "cancelled by the newer run "
        + newer.runId()
        + " of concurrency group "
        + group(newer).name();
  }

  private void startHolder(QueueHolder holder) {
    Optional<RunItem> found = runStore.find(holder.order().runId());
    Optional<QueueWaiter> waiter = groupStore.waiter(holder.claim());
    if (found.isEmpty() || found.get().progress().status().finished() || waiter.isEmpty()) {
      // The run has started, or has finished: the group is released when its commands have ended.
      return;
    }
    RunItem run = found.get();
    if (run.progress().cancelledAt() != null) {
      // The caller that cancelled the run may have been interrupted.
      runs.cancel(run, "the run was cancelled");
    } else if (holder.leaseUntil().isBefore(clock.instant()) && !runs.isStarted(run)) {
      runs.abandon(run);
    } else {
      runs.start(run);
    }
    boolean unused = groupStore.removeNotified(waiter.get());
  }

  private void writeWaitingEvent(RunItem run, String holderRunId) {
    startedEvents.write(run);
    eventLog.appendOnce(
        EventSubject.job(run.ids()),
        run.job().createdAt(),
        EventType.WAITING,
        "info",
        Json.object()
            .put("concurrency_group", group(run).name())
            .put("holder_run_id", holderRunId));
  }

  private static ConcurrencyGroup group(RunItem run) {
    ConcurrencyGroup group = run.job().group();
    if (group == null) {
      throw new IllegalArgumentException("run " + run.runId() + " has no concurrency group");
    }
    return group;
  }

  private static QueueClaim claim(RunItem run) {
    return new QueueClaim(
        group(run).name(),
        new OrderKey(run.runId(), EventType.JOB),
        EventType.JOB,
        run.job().createdAt());
  }
}
