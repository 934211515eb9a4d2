package dev.exesys.local.stepfunctions;

import dev.exesys.asl.ServiceLimits;
import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.stepfunctions.engine.Arns;
import dev.exesys.local.stepfunctions.engine.ExecutionEngine;
import dev.exesys.local.stepfunctions.engine.LocalExecutionRequest;
import dev.exesys.local.stepfunctions.engine.ResourceNames;
import dev.exesys.local.stepfunctions.interpreter.ExecutionCommand;
import dev.exesys.local.stepfunctions.interpreter.LocalExecutionOutcome;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.store.ExecutionRow;
import dev.exesys.local.stepfunctions.store.ExecutionTable;
import dev.exesys.local.stepfunctions.store.StateMachineRow;
import dev.exesys.local.store.Database;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Implements the operations on executions. */
final class ExecutionOperations {
  private static final Set<String> STATUSES =
      Set.of("RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED", "PENDING_REDRIVE");

  private static final Pattern CLIENT_TOKEN = Pattern.compile("[!-~]{1,64}");

  private final Database database;
  private final InstantSource clock;
  private final ExecutionEngine engine;
  private final StateMachineOperations machines;

  ExecutionOperations(
      Database database,
      InstantSource clock,
      ExecutionEngine engine,
      StateMachineOperations machines) {
    this.database = database;
    this.clock = clock;
    this.engine = engine;
    this.machines = machines;
  }

  /** Starts an execution. Returns the running execution if one has the same name and input. */
  ObjectNode start(RequestReader request) {
    request.only("stateMachineArn", "name", "input", "traceHeader");
    StateMachineRow machine = machines.find(request.string("stateMachineArn"));
    String name = request.optionalString("name").orElseGet(() -> UUID.randomUUID().toString());
    String input = request.optionalString("input").orElse("{}");
    if (!ResourceNames.isValid(name)) {
      throw StepFunctionsErrors.invalidName(name);
    }
    checkInput(input);
    ExecutionEngine.StartResult started =
        engine.start(new LocalExecutionRequest(machine, name, input, null, null));
    ExecutionRow row = started.row();
    if (!started.created() && !(row.isRunning() && row.input().equals(input))) {
      throw StepFunctionsErrors.executionAlreadyExists(row.arn());
    }
    return AslJson.object()
        .put("executionArn", row.arn())
        .put("startDate", EpochSeconds.seconds(row.startedAt()));
  }

  ObjectNode describe(RequestReader request) {
    request.only("executionArn", "includedData");
    ExecutionRow row = find(request.string("executionArn"));
    LocalExecutionOutcome outcome = row.outcome();
    ObjectNode response = summary(row);
    response.put("input", row.input()).set("inputDetails", AslJson.object().put("included", true));
    if (outcome.output() != null) {
      response.put("output", outcome.output());
      response.set("outputDetails", AslJson.object().put("included", true));
    }
    if (outcome.error() != null) {
      response.put("error", outcome.error());
    }
    if (outcome.cause() != null) {
      response.put("cause", outcome.cause());
    }
    Optional<String> refusal = engine.redrives().refusal(row);
    response.put("redriveStatus", refusal.isEmpty() ? "REDRIVABLE" : "NOT_REDRIVABLE");
    refusal.ifPresent(reason -> response.put("redriveStatusReason", reason));
    return response;
  }

  /**
   * Redrives an unsuccessful execution. A request with the client token of an earlier one returns
   * the earlier response.
   */
  ObjectNode redrive(RequestReader request) {
    request.only("executionArn", "clientToken");
    ExecutionRow row = find(request.string("executionArn"));
    @Nullable String token = request.optionalString("clientToken").orElse(null);
    if (token != null && !CLIENT_TOKEN.matcher(token).matches()) {
      throw ServiceException.violation(
          token, "clientToken", "Member must satisfy regular expression pattern: [!-~]{1,64}");
    }
    Optional<Instant> repeated =
        token == null ? Optional.empty() : row.redrive().find(token, clock.instant());
    Instant at = repeated.isPresent() ? repeated.get() : redrive(row, token);
    return AslJson.object().put("redriveDate", EpochSeconds.seconds(at));
  }

  private Instant redrive(ExecutionRow row, @Nullable String token) {
    Optional<String> refusal = engine.redrives().refusal(row);
    if (refusal.isPresent()) {
      throw StepFunctionsErrors.executionNotRedrivable(refusal.get());
    }
    return engine
        .redrives()
        .redrive(row, token)
        .map(redriven -> redriven.redrive().at())
        .orElseThrow(() ->
            StepFunctionsErrors.executionNotRedrivable(
                "Execution is RUNNING and cannot be redriven"));
  }

  ObjectNode list(RequestReader request) {
    request.only("stateMachineArn", "statusFilter", "redriveFilter", "maxResults", "nextToken");
    if (request.has("redriveFilter")) {
      throw ServiceException.badRequest(
          "ValidationException",
          "redriveFilter can only be used with mapRunArn, not with stateMachineArn");
    }
    StateMachineRow machine = machines.find(request.string("stateMachineArn"));
    @Nullable String status = request.optionalString("statusFilter").orElse(null);
    int size = StepFunctionsPages.size(request);
    long from = StepFunctionsPages.PAGINATOR.startNumber(request).orElse(Long.MAX_VALUE - 1);
    if (status != null && !STATUSES.contains(status)) {
      throw ServiceException.violation(
          status,
          "statusFilter",
          "Member must satisfy enum value set: [SUCCEEDED, TIMED_OUT, PENDING_REDRIVE, ABORTED,"
              + " FAILED, RUNNING]");
    }
    List<ExecutionRow> found =
        database.read(connection ->
            ExecutionTable.list(connection, machine.arn(), status, from + 1, size + 1));
    return StepFunctionsPages.PAGINATOR.page(
        "executions", found, size, ExecutionOperations::summary, row -> Long.toString(row.id()));
  }

  ObjectNode stop(RequestReader request) {
    request.only("executionArn", "error", "cause");
    ExecutionRow row = find(request.string("executionArn"));
    @Nullable String error = request.optionalString("error").orElse(null);
    @Nullable String cause = request.optionalString("cause").orElse(null);
    engine.send(row.id(), new ExecutionCommand.Stop(error, cause)).join();
    ExecutionRow stopped = find(row.arn());
    return AslJson.object()
        .put(
            "stopDate",
            EpochSeconds.seconds(
                stopped.stoppedAt() == null ? stopped.startedAt() : stopped.stoppedAt()));
  }

  ObjectNode describeStateMachine(RequestReader request) {
    request.only("executionArn", "includedData");
    ExecutionRow row = find(request.string("executionArn"));
    ObjectNode response =
        AslJson.object()
            .put("stateMachineArn", row.machineArn())
            .put("name", row.machineName())
            .put("definition", machines.definition(row.definitionHash()))
            .put("roleArn", row.roleArn())
            .put("updateDate", EpochSeconds.seconds(row.startedAt()));
    return response.setAll(StateMachineOperations.settingsOf(null));
  }

  ExecutionRow find(String arn) {
    if (!Arns.isExecution(arn)) {
      throw StepFunctionsErrors.invalidArn(arn);
    }
    return engine.find(arn).orElseThrow(() -> StepFunctionsErrors.executionDoesNotExist(arn));
  }

  private static ObjectNode summary(ExecutionRow row) {
    ObjectNode response =
        AslJson.object()
            .put("executionArn", row.arn())
            .put("stateMachineArn", row.machineArn())
            .put("name", row.name())
            .put("status", row.outcome().status().name())
            .put("startDate", EpochSeconds.seconds(row.startedAt()))
            .put("redriveCount", row.redrive().count());
    if (row.redrive().at() != null) {
      response.put("redriveDate", EpochSeconds.seconds(row.redrive().at()));
    }
    if (row.stoppedAt() != null) {
      response.put("stopDate", EpochSeconds.seconds(row.stoppedAt()));
    }
    return response;
  }

  private static void checkInput(String input) {
    if (input.getBytes(StandardCharsets.UTF_8).length > ServiceLimits.PAYLOAD_BYTES) {
      throw ServiceException.violation(
          "…",
          "input",
          "Member must have length less than or equal to " + ServiceLimits.PAYLOAD_BYTES);
    }
    try {
      AslJson.parse(input);
    } catch (JacksonException e) {
      throw StepFunctionsErrors.invalidExecutionInput(e.getOriginalMessage());
    }
    if (input.isBlank()) {
      throw StepFunctionsErrors.invalidExecutionInput("Invalid execution input.");
    }
  }
}
