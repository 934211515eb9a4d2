package dev.exesys.engine.init;

import dev.exesys.compiler.CompiledJob;
import dev.exesys.core.contract.Diagnostic;
import dev.exesys.core.contract.ErrorResponse;
import dev.exesys.core.contract.InitResponse;
import dev.exesys.core.contract.Job;
import dev.exesys.core.contract.RunIds;
import dev.exesys.core.validation.JobValidator;
import dev.exesys.core.validation.ValidationResult;
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
  private final RunStarter starter;
  private final InstantSource clock;

  /** Creates the use case. */
  public SubmitJob(
      JobValidator validator,
      JobPlanner planner,
      RunIdAllocator runIds,
      RunRecords records,
      RunStarter starter,
      InstantSource clock) {
    this.validator = validator;
    this.planner = planner;
    this.runIds = runIds;
    this.records = records;
    this.starter = starter;
    this.clock = clock;
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
            ? starter.started(RunItemFactory.run(ids, job, clock.instant()), compiled)
            : starter.start(newRun(ids, job, payload, compiled, shared));
      }
    };
  }

  private NewRun newRun(
      RunIds ids, Job job, JsonNode payload, CompiledJob compiled, boolean shared) {
    return new NewRun(
        RunItemFactory.run(ids, job, clock.instant()),
        RunItemFactory.orders(ids, job, compiled),
        job,
        payload,
        compiled,
        shared);
  }

  private static SubmitResult refused(String code, String pointer, String message) {
    return new SubmitResult.Refused(
        ErrorResponse.refused(List.of(Diagnostic.error(code, pointer, message))));
  }
}
