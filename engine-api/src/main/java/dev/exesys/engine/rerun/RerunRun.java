package dev.exesys.engine.rerun;

import dev.exesys.compiler.CompiledJob;
import dev.exesys.core.contract.Diagnostic;
import dev.exesys.core.contract.ErrorResponse;
import dev.exesys.core.contract.Job;
import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.RunIds;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RerunLinks;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunProgress;
import dev.exesys.core.store.RunStore;
import dev.exesys.core.validation.JobValidator;
import dev.exesys.core.validation.ValidationResult;
import dev.exesys.engine.bundle.BundleException;
import dev.exesys.engine.bundle.SubmittedJobs;
import dev.exesys.engine.init.JobPlanner;
import dev.exesys.engine.init.NewRun;
import dev.exesys.engine.init.RunIdAllocator;
import dev.exesys.engine.init.RunItemFactory;
import dev.exesys.engine.init.RunStarter;
import dev.exesys.engine.init.SubmitResult;
import dev.exesys.engine.runs.RunOrders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs a finished run again, as a new run of the same job at the same commit. Orders that need not
 * run again are carried over: they are settled when the new run begins.
 */
public final class RerunRun {
  private final RunStore runStore;
  private final RunOrders orders;
  private final SubmittedJobs jobs;
  private final CarriedData data;
  private final BlobStore internalBucket;
  private final Predicate<OrderItem> commandsEnded;
  private final JobValidator validator;
  private final JobPlanner planner;
  private final RunIdAllocator runIds;
  private final RunStarter starter;
  private final InstantSource clock;
  private final Duration ttl;

  /**
   * Creates the use case.
   *
   * @param commandsEnded whether no command of a settled order runs any more
   * @param ttl how long after its submission a run can be run again
   */
  public RerunRun(
      RunStore runStore,
      RunOrders orders,
      SubmittedJobs jobs,
      CarriedData data,
      BlobStore internalBucket,
      Predicate<OrderItem> commandsEnded,
      JobValidator validator,
      JobPlanner planner,
      RunIdAllocator runIds,
      RunStarter starter,
      InstantSource clock,
      Duration ttl) {
    this.runStore = runStore;
    this.orders = orders;
    this.jobs = jobs;
    this.data = data;
    this.internalBucket = internalBucket;
    this.commandsEnded = commandsEnded;
    this.validator = validator;
    this.planner = planner;
    this.runIds = runIds;
    this.starter = starter;
    this.clock = clock;
    this.ttl = ttl;
  }

  /**
   * Runs a run again.
   *
   * @param names orders to run again, with their dependents; empty for those that did not succeed
   * @param key idempotency key; null if there is none
   */
  public RerunResult rerun(String runId, List<String> names, @Nullable String key) {
    Optional<RunItem> run = runStore.find(runId);
    if (run.isEmpty()) {
      return new RerunResult.UnknownRun();
    }
    ObjectNode request = Json.object().put("rerun_of", runId);
    names.forEach(request.putArray("orders")::add);
    return switch (runIds.allocate(key, request)) {
      case RunIdAllocator.Conflict() ->
          refused(
              "idempotency_conflict",
              "the idempotency key was used with another request: send a new key");
      case RunIdAllocator.Allocated(UUID id, boolean shared, boolean earlier) ->
          rerun(run.get(), names, id, shared);
    };
  }

  /** Returns the result for a run that has been started. */
  RerunResult started(RunItem run) {
    return result(starter.started(run));
  }

  /**
   * Runs a run again under a run id.
   *
   * @param shared whether another request may use the same id
   */
  RerunResult rerun(RunItem run, List<String> names, UUID id, boolean shared) {
    Optional<RunItem> started =
        runStore
            .find(id.toString())
            .filter(known -> known.progress().status() != JobStatus.STARTING);
    if (started.isPresent()) {
      // An earlier request with the same key started it.
      return started(started.get());
    }
    if (!run.progress().status().finished()) {
      return new RerunResult.Conflict(
          "run " + run.runId() + " is in progress: cancel it or wait for its end", false);
    }
    Optional<String> other = otherRerun(run, id.toString());
    if (other.isPresent()) {
      return new RerunResult.Conflict(other.get(), false);
    }
    List<OrderItem> earlier = orders.all(run);
    if (!earlier.stream().allMatch(commandsEnded)) {
      return new RerunResult.Conflict(
          "commands of run " + run.runId() + " have not ended yet: try again in some seconds",
          true);
    }
    try {
      Optional<String> json = isExpired(run) ? Optional.empty() : jobs.find(run);
      return json.isEmpty()
          ? new RerunResult.Conflict(
              "the data of run "
                  + run.runId()
                  + " has expired: it is kept for "
                  + ttl.toDays()
                  + " days after the submission. Submit the job again",
              false)
          : validate(run, earlier, names, json.get(), id, shared);
    } catch (BundleException e) {
      return new RerunResult.Conflict(String.valueOf(e.getMessage()), false);
    }
  }

  private boolean isExpired(RunItem run) {
    return run.job().createdAt().plus(ttl).isBefore(clock.instant());
  }

  /** Returns why no rerun with this id can start: another one is in progress. */
  private Optional<String> otherRerun(RunItem run, String id) {
    return Optional.ofNullable(run.links().latestRerun())
        .filter(latest -> !latest.equals(id))
        .flatMap(runStore::find)
        .filter(latest -> !latest.progress().status().finished())
        .map(latest -> "run " + run.runId() + " is being run again as run " + latest.runId());
  }

  private RerunResult validate(
      RunItem run,
      List<OrderItem> earlier,
      List<String> names,
      String json,
      UUID id,
      boolean shared) {
    return switch (validator.validateJson(json)) {
      case ValidationResult.Refused refused ->
          new RerunResult.Refused(ErrorResponse.refused(refused.errors()));
      case ValidationResult.Accepted accepted ->
          switch (planner.plan(accepted.job())) {
            case JobPlanner.Refused refused ->
                new RerunResult.Refused(ErrorResponse.refused(refused.problems()));
            case JobPlanner.Compiled compiled ->
                switch (RerunSelection.of(accepted.job(), earlier, names)) {
                  case RerunSelection.Refused refused ->
                      new RerunResult.Refused(
                          ErrorResponse.refused("the rerun was refused", refused.problems()));
                  case RerunSelection.Selected selected ->
                      start(
                          run,
                          accepted.job(),
                          accepted.payload(),
                          compiled.machines(),
                          new Carrying(earlier, selected),
                          id,
                          shared);
                };
          };
    };
  }

  private record Carrying(List<OrderItem> earlier, RerunSelection.Selected selected) {}

  private RerunResult start(
      RunItem run,
      Job job,
      JsonNode payload,
      CompiledJob compiled,
      Carrying carrying,
      UUID id,
      boolean shared) {
    Instant now = clock.instant();
    Job pinned = job.withCommit(commit(run));
    RunIds ids = RunIds.of(id, pinned);
    List<OrderItem> items =
        CarriedOrders.of(
            RunItemFactory.orders(ids, pinned, compiled),
            carrying.earlier(),
            carrying.selected().names(),
            now);
    Optional<String> missing = data.missing(items);
    if (missing.isPresent()) {
      return new RerunResult.Conflict(missing.get(), false);
    }
    if (!runStore.recordRerun(run.runId(), ids.runId(), run.links().latestRerun())) {
      return new RerunResult.Conflict(
          "run " + run.runId() + " is being run again by another request", true);
    }
    RunItem fresh = RunItemFactory.run(ids, pinned, now);
    RunItem again =
        new RunItem(ids, fresh.job(), checkout(run, fresh.progress()), RerunLinks.of(run.runId()));
    return result(starter.start(new NewRun(again, items, pinned, payload, compiled, shared)));
  }

  /** Returns the commit of the run, or what the job names if no commit was checked out. */
  private static @Nullable String commit(RunItem run) {
    String commit = run.progress().commit();
    return commit == null ? run.job().commitHash() : commit;
  }

  /** Returns the progress of a rerun: it uses the source archive of the run while it is stored. */
  private RunProgress checkout(RunItem run, RunProgress fresh) {
    String source = run.progress().source();
    return source != null && internalBucket.exists(internalBucket.key(source))
        ? fresh.withCheckout(source, run.progress().commit())
        : fresh;
  }

  private static RerunResult result(SubmitResult result) {
    return switch (result) {
      case SubmitResult.Accepted accepted -> new RerunResult.Started(accepted.answer());
      case SubmitResult.Refused refused -> new RerunResult.Refused(refused.answer());
      case SubmitResult.Failed failed -> new RerunResult.Failed(failed.answer());
    };
  }

  private static RerunResult refused(String code, String message) {
    return new RerunResult.Refused(
        ErrorResponse.refused(
            "the rerun was refused", List.of(Diagnostic.error(code, "", message))));
  }
}
