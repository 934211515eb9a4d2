package dev.exesys.engine.rerun;

import dev.exesys.core.contract.ErrorResponse;
import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.Json;
import dev.exesys.core.store.IdempotencyStore;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Determines the run with whose result a redriven execution ends: a rerun of the newest run in the
 * chain of reruns that the execution's run begins, or that newest run itself if it is in progress
 * or has succeeded. The decision about each redrive is recorded, so that it can be repeated.
 */
public final class RedriveRun {
  /** The action of a request to the init function. */
  public static final String ACTION = "redrive";

  /** Longer than the 14 days within which an execution can be redriven. */
  private static final Duration KEY_TTL = Duration.ofDays(30);

  private static final int MAX_CHAIN = 10_000;

  private final RunStore runStore;
  private final IdempotencyStore decisions;
  private final RerunRun reruns;
  private final Supplier<UUID> random;
  private final InstantSource clock;

  /**
   * Creates the use case.
   *
   * @param random returns a new random UUID on each call
   */
  public RedriveRun(
      RunStore runStore,
      IdempotencyStore decisions,
      RerunRun reruns,
      Supplier<UUID> random,
      InstantSource clock) {
    this.runStore = runStore;
    this.decisions = decisions;
    this.reruns = reruns;
    this.random = random;
    this.clock = clock;
  }

  /** Handles a request of the steps function, which {@link RedriveRequest} describes. */
  public JsonNode handle(JsonNode event) {
    return switch (redrive(
        event.path("run_id").asString(""), event.path("redrive_count").asInt(0))) {
      case RerunResult.Started started -> Json.object().put("run_id", started.answer().runId());
      case RerunResult.UnknownRun unknown -> Json.object().put("refused", "the run does not exist");
      case RerunResult.Conflict(String reason, boolean temporary) ->
          Json.object().put(temporary ? "busy" : "refused", reason);
      case RerunResult.Refused refused -> Json.object().put("refused", describe(refused.answer()));
      case RerunResult.Failed failed -> Json.object().put("busy", describe(failed.answer()));
    };
  }

  private static String describe(ErrorResponse answer) {
    List<String> errors = answer.errors();
    return answer.error() + (errors == null ? "" : ": " + String.join("; ", errors));
  }

  private RerunResult redrive(String runId, int count) {
    Optional<RunItem> run = runStore.find(runId);
    if (run.isEmpty()) {
      return new RerunResult.UnknownRun();
    }
    IdempotencyStore.Entry decision = decision(run.get(), count);
    RunItem source = runStore.find(decision.digest()).orElse(run.get());
    if (decision.runId().equals(source.runId())) {
      return reruns.started(source);
    }
    return reruns.rerun(source, List.of(), UUID.fromString(decision.runId()), true);
  }

  /** Returns the run that is run again, in place of a digest, and the run that results. */
  private IdempotencyStore.Entry decision(RunItem run, int count) {
    RunItem newest = newest(run);
    JobStatus status = newest.progress().status();
    boolean ends = status == JobStatus.SUCCEEDED || !status.finished();
    IdempotencyStore.Entry entry =
        new IdempotencyStore.Entry(
            newest.runId(),
            ends ? newest.runId() : random.get().toString(),
            clock.instant().plus(KEY_TTL));
    String key = ACTION + ":" + run.runId() + ":" + count;
    return decisions.putIfAbsent(key, entry).orElse(entry);
  }

  private RunItem newest(RunItem run) {
    RunItem newest = run;
    for (int i = 0; i < MAX_CHAIN; i++) {
      Optional<RunItem> next =
          Optional.ofNullable(newest.links().latestRerun()).flatMap(runStore::find);
      if (next.isEmpty()) {
        return newest;
      }
      newest = next.get();
    }
    return newest;
  }
}
