package dev.exesys.local.stepfunctions;

import dev.exesys.local.stepfunctions.engine.Arns;
import dev.exesys.local.stepfunctions.engine.Engine;
import dev.exesys.local.stepfunctions.engine.Names;
import dev.exesys.local.stepfunctions.engine.NewExecution;
import dev.exesys.local.stepfunctions.interpreter.Command;
import dev.exesys.local.stepfunctions.interpreter.Effect.Outcome;
import dev.exesys.local.stepfunctions.language.Json;
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
final class Executions {
  private static final int LARGEST_INPUT = 256 * 1024;
  private static final Set<String> STATUSES =
      Set.of("RUNNING", "SUCCEEDED", "FAILED", "TIMED_OUT", "ABORTED");

  private final Database database;
  private final Engine engine;
  private final Machines machines;

  Executions(Database database, Engine engine, Machines machines) {
    this.database = database;
    this.engine = engine;
    this.machines = machines;
  }

  /** Answers as before while an execution of the same name and input is running. */
  ObjectNode start(Request request) {
    MachineRow machine = machines.find(request.string("stateMachineArn"));
    String name = request.optionalString("name").orElseGet(() -> UUID.randomUUID().toString());
    String input = request.optionalString("input").orElse("{}");
    request.optionalString("traceHeader");
    request.refuseRest();
    if (!Names.isValid(name)) {
      throw Faults.name(name);
    }
    checkInput(input);
    Engine.Started started = engine.start(new NewExecution(machine, name, input, null, null));
    ExecutionRow row = started.row();
    if (!started.fresh() && !(row.isRunning() && row.input().equals(input))) {
      throw Faults.executionExists(row.arn());
    }
    return Json.object()
        .put("executionArn", row.arn())
        .put("startDate", Times.seconds(row.startedAt()));
  }

  ObjectNode describe(Request request) {
    ExecutionRow row = find(request.string("executionArn"));
    request.tree("includedData");
    request.refuseRest();
    Outcome outcome = row.outcome();
    ObjectNode shown = summary(row);
    shown.put("input", row.input()).set("inputDetails", Json.object().put("included", true));
    if (outcome.output() != null) {
      shown.put("output", outcome.output());
      shown.set("outputDetails", Json.object().put("included", true));
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

  ObjectNode list(Request request) {
    MachineRow machine = machines.find(request.string("stateMachineArn"));
    @Nullable String status = request.optionalString("statusFilter").orElse(null);
    int size = request.pageSize();
    long from = Pages.startNumber(request).orElse(Long.MAX_VALUE - 1);
    request.refuseRest();
    if (status != null && !STATUSES.contains(status)) {
      throw Request.invalid(
          status,
          "statusFilter",
          "Member must satisfy enum value set: [SUCCEEDED, TIMED_OUT, PENDING_REDRIVE, ABORTED,"
              + " FAILED, RUNNING]");
    }
    List<ExecutionRow> found =
        database.read(connection ->
            ExecutionTable.list(connection, machine.arn(), status, from + 1, size + 1));
    return Pages.fill(
        Json.object(),
        "executions",
        found,
        size,
        Executions::summary,
        row -> Long.toString(row.id()));
  }

  ObjectNode stop(Request request) {
    ExecutionRow row = find(request.string("executionArn"));
    @Nullable String error = request.optionalString("error").orElse(null);
    @Nullable String cause = request.optionalString("cause").orElse(null);
    request.refuseRest();
    engine.send(row.id(), new Command.Stop(error, cause)).join();
    ExecutionRow stopped = find(row.arn());
    return Json.object()
        .put(
            "stopDate",
            Times.seconds(stopped.stoppedAt() == null ? stopped.startedAt() : stopped.stoppedAt()));
  }

  ObjectNode machine(Request request) {
    ExecutionRow row = find(request.string("executionArn"));
    request.tree("includedData");
    request.refuseRest();
    ObjectNode shown =
        Json.object()
            .put("stateMachineArn", row.machineArn())
            .put("name", row.machineName())
            .put("definition", machines.definition(row.definitionHash()))
            .put("roleArn", row.roleArn())
            .put("updateDate", Times.seconds(row.startedAt()));
    return shown.setAll(Machines.shownSettings(null));
  }

  ExecutionRow find(String arn) {
    if (!Arns.isExecution(arn)) {
      throw Faults.arn(arn);
    }
    return engine.find(arn).orElseThrow(() -> Faults.noExecution(arn));
  }

  private static ObjectNode summary(ExecutionRow row) {
    ObjectNode shown =
        Json.object()
            .put("executionArn", row.arn())
            .put("stateMachineArn", row.machineArn())
            .put("name", row.name())
            .put("status", row.outcome().status().name())
            .put("startDate", Times.seconds(row.startedAt()))
            .put("redriveCount", 0);
    if (row.stoppedAt() != null) {
      shown.put("stopDate", Times.seconds(row.stoppedAt()));
    }
    return shown;
  }

  private static void checkInput(String input) {
    if (input.getBytes(StandardCharsets.UTF_8).length > LARGEST_INPUT) {
      throw Request.invalid(
          "…", "input", "Member must have length less than or equal to " + LARGEST_INPUT);
    }
    try {
      Json.parse(input);
    } catch (JacksonException e) {
      throw Faults.input(e.getOriginalMessage());
    }
    if (input.isBlank()) {
      throw Faults.input("Invalid execution input.");
    }
  }
}
