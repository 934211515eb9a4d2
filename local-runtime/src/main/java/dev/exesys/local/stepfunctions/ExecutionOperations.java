package dev.exesys.local.stepfunctions;

import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.stepfunctions.engine.Arns;
import dev.exesys.local.stepfunctions.engine.ExecutionEngine;
import dev.exesys.local.stepfunctions.engine.ExecutionRequest;
import dev.exesys.local.stepfunctions.engine.ResourceNames;
import dev.exesys.local.stepfunctions.interpreter.Effect.Outcome;
import dev.exesys.local.stepfunctions.interpreter.ExecutionCommand;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.store.ExecutionRow;
import dev.exesys.local.stepfunctions.store.ExecutionTable;
import dev.exesys.local.stepfunctions.store.MachineRow;
import dev.exesys.local.store.Database;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** The operations on executions. */
final class ExecutionOperations {
  private static final int LARGEST_INPUT = 256 * 1024;
  private static final Set<String> STATUSES =
      Set.of("RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED");

  private final Database database;
  private final ExecutionEngine engine;
  private final StateMachineOperations machines;

  ExecutionOperations(Database database, ExecutionEngine engine, StateMachineOperations machines) {
    this.database = database;
    this.engine = engine;
    this.machines = machines;
  }

  /** Answers as before while an execution of the same name and input is running. */
  ObjectNode start(RequestReader request) {
    request.only("stateMachineArn", "name", "input", "traceHeader");
    MachineRow machine = machines.find(request.string("stateMachineArn"));
    String name = request.optionalString("name").orElseGet(() -> UUID.randomUUID().toString());
    String input = request.optionalString("input").orElse("{}");
    if (!ResourceNames.isValid(name)) {
      throw StepFunctionsErrors.name(name);
    }
    checkInput(input);
    ExecutionEngine.Started started =
        engine.start(new ExecutionRequest(machine, name, input, null, null));
    ExecutionRow row = started.row();
    if (!started.fresh() && !(row.isRunning() && row.input().equals(input))) {
      throw StepFunctionsErrors.executionExists(row.arn());
    }
    return AslJson.object()
        .put("executionArn", row.arn())
        .put("startDate", ProtocolTime.seconds(row.startedAt()));
  }

  ObjectNode describe(RequestReader request) {
    request.only("executionArn", "includedData");
    ExecutionRow row = find(request.string("executionArn"));
    Outcome outcome = row.outcome();
    ObjectNode shown = summary(row);
    shown.put("input", row.input()).set("inputDetails", AslJson.object().put("included", true));
    if (outcome.output() != null) {
      shown.put("output", outcome.output());
      shown.set("outputDetails", AslJson.object().put("included", true));
    }
    if (outcome.error() != null) {
      shown.put("error", outcome.error());
    }
    if (outcome.cause() != null) {
      shown.put("cause", outcome.cause());
    }
    return shown
        .put("redriveStatus", "NOT_REDRIVABLE")
        .put("redriveStatusReason", "Executions cannot be redriven on the local stack");
  }

  ObjectNode list(RequestReader request) {
    request.only("stateMachineArn", "statusFilter", "maxResults", "nextToken");
    MachineRow machine = machines.find(request.string("stateMachineArn"));
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
            ProtocolTime.seconds(
                stopped.stoppedAt() == null ? stopped.startedAt() : stopped.stoppedAt()));
  }

  ObjectNode machine(RequestReader request) {
    request.only("executionArn", "includedData");
    ExecutionRow row = find(request.string("executionArn"));
    ObjectNode shown =
        AslJson.object()
            .put("stateMachineArn", row.machineArn())
            .put("name", row.machineName())
            .put("definition", machines.definition(row.definitionHash()))
            .put("roleArn", row.roleArn())
            .put("updateDate", ProtocolTime.seconds(row.startedAt()));
    return shown.setAll(StateMachineOperations.shownSettings(null));
  }

  ExecutionRow find(String arn) {
    if (!Arns.isExecution(arn)) {
      throw StepFunctionsErrors.arn(arn);
    }
    return engine.find(arn).orElseThrow(() -> StepFunctionsErrors.noExecution(arn));
  }

  private static ObjectNode summary(ExecutionRow row) {
    ObjectNode shown =
        AslJson.object()
            .put("executionArn", row.arn())
            .put("stateMachineArn", row.machineArn())
            .put("name", row.name())
            .put("status", row.outcome().status().name())
            .put("startDate", ProtocolTime.seconds(row.startedAt()))
            .put("redriveCount", 0);
    if (row.stoppedAt() != null) {
      shown.put("stopDate", ProtocolTime.seconds(row.stoppedAt()));
    }
    return shown;
  }

  private static void checkInput(String input) {
    if (input.getBytes(StandardCharsets.UTF_8).length > LARGEST_INPUT) {
      throw ServiceException.violation(
          "…", "input", "Member must have length less than or equal to " + LARGEST_INPUT);
    }
    try {
      AslJson.parse(input);
    } catch (JacksonException e) {
      throw StepFunctionsErrors.input(e.getOriginalMessage());
    }
    if (input.isBlank()) {
      throw StepFunctionsErrors.input("Invalid execution input.");
    }
  }
}
