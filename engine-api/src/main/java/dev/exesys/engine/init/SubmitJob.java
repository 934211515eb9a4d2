package dev.exesys.engine.init;

import dev.exesys.compiler.CompiledJob;
import dev.exesys.core.contract.Diagnostic;
import dev.exesys.core.contract.ErrorResponse;
import dev.exesys.core.contract.InitResponse;
import dev.exesys.core.contract.Job;
import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.RunIds;
import dev.exesys.core.store.IdempotencyStore;
import dev.exesys.core.store.OpenRunStore.OpenRun;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.StoreException;
import dev.exesys.core.validation.JobValidator;
import dev.exesys.core.validation.ValidationResult;
import dev.exesys.engine.Books;
import dev.exesys.engine.bundle.BundleException;
import dev.exesys.engine.bundle.BundleSealer;
import dev.exesys.engine.machines.MachineException;
import dev.exesys.engine.machines.StateMachines;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * Submits a job: validate, plan, name, persist, start.
 *
 * <p>Nothing is written before the job is known to be good. What is written is written so that a
 * second request with the same idempotency key can go over it again, whether the first one died
 * half-way or is still at it: the key decides on the run id, the run id on everything else, and
 * starting an execution of that name twice is starting it once. A submit without a key that fails
 * takes back what it wrote.
 */
public final class SubmitJob {

  private static final Duration KEY_KEPT = Duration.ofDays(7);

  private final JobValidator validator;
  private final JobPlanner planner;
  private final Books stores;
  private final BundleSealer bundles;
  private final StateMachines machines;
  private final InstantSource clock;
  private final Supplier<UUID> random;
  private final String doneBucket;

  /**
   * A use case over these parts.
   *
   * @param random fresh random UUIDs
   */
  public SubmitJob(
      JobValidator validator,
      JobPlanner planner,
      Books stores,
      BundleSealer bundles,
      StateMachines machines,
      InstantSource clock,
      Supplier<UUID> random,
      String doneBucket) {
    this.validator = validator;
    this.planner = planner;
    this.stores = stores;
    this.bundles = bundles;
    this.machines = machines;
    this.clock = clock;
    this.random = random;
    this.doneBucket = doneBucket;
  }

  /** Submits. */
  public SubmitResult submit(SubmitRequest request) {
    return switch (validator.validateBase64(request.payload())) {
      case ValidationResult.Refused refused ->
          new SubmitResult.Refused(ErrorResponse.refused(refused.errors()));
      case ValidationResult.Accepted accepted ->
          switch (planner.plan(accepted.job())) {
            case JobPlanner.Refused refused ->
                new SubmitResult.Refused(ErrorResponse.refused(refused.problems()));
            case JobPlanner.Fits fits ->
                named(request, accepted.job(), accepted.payload(), fits.machines());
          };
    };
  }

  private SubmitResult named(
      SubmitRequest request, Job job, JsonNode payload, CompiledJob compiled) {
    UUID fresh = random.get();
    if (request.idempotencyKey() == null) {
      return begin(RunIds.of(fresh, job), job, compiled, false);
    }
    Instant expires = clock.instant().plus(KEY_KEPT);
    var entry =
        new IdempotencyStore.Entry(
            PayloadDigest.of(fresh.toString(), payload), fresh.toString(), expires);
    Optional<IdempotencyStore.Entry> earlier =
        stores.keys().putIfAbsent(request.idempotencyKey(), entry);
    if (earlier.isEmpty()) {
      return begin(RunIds.of(fresh, job), job, compiled, true);
    }
    String runId = earlier.get().runId();
    if (!earlier.get().digest().equals(PayloadDigest.of(runId, payload))) {
      return new SubmitResult.Refused(
          ErrorResponse.refused(
              List.of(
                  Diagnostic.error(
                      "idempotency_conflict",
                      "",
                      "the idempotency key was used with another payload: send a new key with a new job"))));
    }
    RunIds ids = RunIds.of(UUID.fromString(runId), job);
    boolean started =
        stores
            .runs()
            .find(runId)
            .filter(r -> r.progress().status() != JobStatus.STARTING)
            .isPresent();
    // The earlier request may have died before its end, or be under way this very moment: either
    // way go over it.
    return started ? accepted(ids) : begin(ids, job, compiled, true);
  }

  private SubmitResult begin(RunIds ids, Job job, CompiledJob compiled, boolean shared) {
    RunItem run = RunItemFactory.run(ids, job, clock.instant());
    List<OrderItem> orders = RunItemFactory.orders(ids, job);
    try {
      // First of all: what comes after may be cut off anywhere, and then this is how it is found.
      stores.open().note(new OpenRun(ids.runId(), run.job().createdAt(), hasQueue(job)));
      bundles.sealEnvironment(run, job);
      if (shared) {
        stores.orders().createMissing(orders);
      } else {
        stores.orders().create(orders);
      }
      stores.runs().create(run);
      stores
          .runs()
          .planned(
              ids.runId(),
              machines.machineArn(compiled),
              machines.executionArn(compiled, ids.runId()));
      machines.start(compiled, ids.runId(), Json.text(Json.object().put("run_id", ids.runId())));
      return accepted(ids);
    } catch (StoreException | MachineException | BundleException e) {
      if (!shared) {
        takeBack(run, orders, machines.executionArn(compiled, ids.runId()));
      }
      return e instanceof BundleException
          ? new SubmitResult.Refused(
              ErrorResponse.refused(
                  List.of(
                      Diagnostic.error(
                          "no_sealing_key", "/sops_key_ssm_path", String.valueOf(e.getMessage())))))
          : new SubmitResult.Failed(
              ErrorResponse.of("the run could not be started: " + e.getMessage(), ids));
    }
  }

  /** Unless the execution was started after all: a lost answer is no reason to forget a run. */
  private void takeBack(RunItem run, List<OrderItem> orders, String executionArn) {
    try {
      if (machines.status(executionArn).isEmpty()) {
        stores.orders().remove(orders);
        stores.runs().remove(run.runId());
        bundles.forget(run, orders);
        stores.open().forget(run.runId());
      }
    } catch (StoreException | MachineException e) {
      System.getLogger(SubmitJob.class.getName())
          .log(
              System.Logger.Level.WARNING, "what was written for run " + run.runId() + " stays", e);
    }
  }

  private static boolean hasQueue(Job job) {
    return job.orders().stream().anyMatch(o -> o.queueId() != null);
  }

  private SubmitResult accepted(RunIds ids) {
    return new SubmitResult.Accepted(InitResponse.of(ids, doneBucket));
  }
}
