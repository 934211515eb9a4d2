package dev.exesys.engine.init;

import dev.exesys.compiler.CompiledJob;
import dev.exesys.core.contract.Diagnostic;
import dev.exesys.core.contract.ErrorResponse;
import dev.exesys.core.contract.InitResponse;
import dev.exesys.core.contract.Job;
import dev.exesys.core.contract.RunIds;
import dev.exesys.core.secrets.SecretsException;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.StoreException;
import dev.exesys.core.validation.JobValidator;
import dev.exesys.core.validation.ValidationResult;
import dev.exesys.engine.bundle.BundleException;
import dev.exesys.engine.groups.RunGroups;
import dev.exesys.engine.machines.ConsoleUrl;
import dev.exesys.engine.machines.MachineException;
import dev.exesys.engine.machines.StateMachines;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Submits a job: validates and compiles it, allocates a run id, writes the run and starts its
 * execution, or adds it to its concurrency group, which starts it when its turn comes.
 *
 * <p>Nothing is written before the job is known to be valid. All writes are idempotent, so that a
 * second request with the same idempotency key can repeat them while the first is in progress or
 * after it failed: the key determines the run id, the run id determines every item, and starting an
 * execution of the same name twice starts it once. A request without a key that fails removes what
 * it wrote.
 */
public final class SubmitJob {

  private final JobValidator validator;
  private final JobPlanner planner;
  private final RunIdAllocator runIds;
  private final RunRecords records;
  private final StateMachines machines;
  private final RunStart starts;
  private final RunGroups groups;
  private final InstantSource clock;
  private final String doneBucket;

  /**
   * Creates the use case.
   *
   * @param doneBucket the name of the done bucket
   */
  public SubmitJob(
      JobValidator validator,
      JobPlanner planner,
      RunIdAllocator runIds,
      RunRecords records,
      StateMachines machines,
      RunStart starts,
      RunGroups groups,
      InstantSource clock,
      String doneBucket) {
    this.validator = validator;
    this.planner = planner;
    this.runIds = runIds;
    this.records = records;
    this.machines = machines;
    this.starts = starts;
    this.groups = groups;
    this.clock = clock;
    this.doneBucket = doneBucket;
  }

  /** Submits the request's job. */
  public SubmitResult submit(SubmitRequest request) {
    return switch (validator.validateBase64(request.payload())) {
      case ValidationResult.Refused refused ->
          new SubmitResult.Refused(ErrorResponse.refused(refused.errors()));
      case ValidationResult.Accepted accepted ->
          switch (planner.plan(accepted.job())) {
            case JobPlanner.Refused refused ->
                new SubmitResult.Refused(ErrorResponse.refused(refused.problems()));
            case JobPlanner.Compiled compiled ->
                withWarnings(
                    submit(request, accepted.job(), accepted.payload(), compiled.machines()),
                    accepted.diagnostics());
          };
    };
  }

  private static SubmitResult withWarnings(SubmitResult result, List<Diagnostic> warnings) {
    return result instanceof SubmitResult.Accepted(InitResponse response)
        ? new SubmitResult.Accepted(
            response.withWarnings(warnings.stream().map(Diagnostic::line).toList()))
        : result;
  }

  private SubmitResult submit(
      SubmitRequest request, Job job, JsonNode payload, CompiledJob compiled) {
    return switch (runIds.allocate(request.idempotencyKey(), payload)) {
      case RunIdAllocator.Conflict() ->
          refused(
              "idempotency_conflict",
              "",
              "the idempotency key was used with another payload: send a new key with a new job");
      case RunIdAllocator.Allocated(UUID runId, boolean shared, boolean earlier) -> {
        RunIds ids = RunIds.of(runId, job);
        // The earlier request may have failed or may still be in progress: in both cases its steps
        // are repeated.
        yield earlier && records.isStarted(ids.runId())
            ? accepted(
                ids, starts.executionArn(RunItemFactory.run(ids, job, clock.instant()), compiled))
            : start(ids, job, compiled, shared);
      }
    };
  }

  private SubmitResult start(RunIds ids, Job job, CompiledJob compiled, boolean shared) {
    RunItem run = RunItemFactory.run(ids, job, clock.instant());
    List<OrderItem> orders = RunItemFactory.orders(ids, job, compiled);
    String executionArn = starts.executionArn(run, compiled);
    try {
      records.write(run, orders, job, shared);
      if (job.group() == null) {
        starts.start(run, compiled);
      } else {
        groups.submit(run);
      }
      return accepted(ids, executionArn);
    } catch (BundleException e) {
      removeUnless(shared, run, orders, executionArn);
      return refused("no_sealing_key", "/sops_key_ssm_path", String.valueOf(e.getMessage()));
    } catch (StoreException | SecretsException | MachineException e) {
      removeUnless(shared, run, orders, executionArn);
      return new SubmitResult.Failed(
          ErrorResponse.of("the run could not be started: " + e.getMessage(), ids));
    }
  }

  /** Keeps the run if its execution did start: the response may have been lost. */
  private void removeUnless(
      boolean shared, RunItem run, List<OrderItem> orders, String executionArn) {
    try {
      if (!shared && machines.status(executionArn).isEmpty()) {
        records.remove(run, orders);
      }
    } catch (StoreException | MachineException e) {
      System.getLogger(SubmitJob.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "the items of run " + run.runId() + ", which did not start, could not be removed",
              e);
    }
  }

  private SubmitResult accepted(RunIds ids, String executionArn) {
    return new SubmitResult.Accepted(InitResponse.of(ids, doneBucket, ConsoleUrl.of(executionArn)));
  }

  private static SubmitResult refused(String code, String pointer, String message) {
    return new SubmitResult.Refused(
        ErrorResponse.refused(List.of(Diagnostic.error(code, pointer, message))));
  }
}
