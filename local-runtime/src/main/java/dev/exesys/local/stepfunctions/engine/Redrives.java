package dev.exesys.local.stepfunctions.engine;

import dev.exesys.local.stepfunctions.history.History;
import dev.exesys.local.stepfunctions.interpreter.LocalExecutionStatus;
import dev.exesys.local.stepfunctions.store.ExecutionRow;
import dev.exesys.local.stepfunctions.store.HistoryTable;
import dev.exesys.local.stepfunctions.store.JournalTable;
import dev.exesys.local.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Redrives executions within the limits that AWS documents for {@code RedriveExecution}. */
public final class Redrives {
  private static final Duration PERIOD = Duration.ofDays(14);
  private static final Duration MAX_EXECUTION_TIME = Duration.ofDays(365);
  private static final int MAX_REDRIVES = 1000;

  private final Database database;
  private final InstantSource clock;
  private final ExecutionEngine engine;

  Redrives(Database database, InstantSource clock, ExecutionEngine engine) {
    this.database = database;
    this.clock = clock;
    this.engine = engine;
  }

  /**
   * Returns why an execution cannot be redriven, in the words of {@code redriveStatusReason}; empty
   * if it can be.
   */
  public Optional<String> refusal(ExecutionRow row) {
    return Optional.ofNullable(reason(row));
  }

  private @Nullable String reason(ExecutionRow row) {
    LocalExecutionStatus status = row.outcome().status();
    Instant stopped = row.stoppedAt();
    if (stopped == null || status == LocalExecutionStatus.SUCCEEDED) {
      return "Execution is " + status + " and cannot be redriven";
    }
    if (engine.machine(row.machineArn()).isEmpty()) {
      return "State machine is in DELETING status";
    }
    Instant now = clock.instant();
    if (stopped.plus(PERIOD).isBefore(now)) {
      return "Execution redrivable period exceeded";
    }
    if (row.startedAt().plus(MAX_EXECUTION_TIME).isBefore(now)) {
      return "Execution has exceeded the max execution time";
    }
    if (row.redrive().count() >= MAX_REDRIVES) {
      return "Execution has exceeded the maximum number of redrives";
    }
    long events = database.read(connection -> HistoryTable.count(connection, row.id()));
    if (events >= History.MAX_EVENTS - 1) {
      return "Execution history event limit exceeded";
    }
    return database.read(connection -> JournalTable.exists(connection, row.id()))
        ? null
        : "Execution was started before the launch of RedriveExecution";
  }

  /**
   * Continues an execution that {@link #refusal} does not refuse. It is detached from a parent that
   * started it, which no longer waits for it.
   *
   * @return the running execution; empty if it was redriven since its row was read
   */
  public Optional<ExecutionRow> redrive(ExecutionRow ended, @Nullable String clientToken) {
    return engine.redrive(ended, clientToken, null, null);
  }

  /** Deletes the journals of executions whose redrivable period has passed. */
  void deleteExpiredJournals() {
    Instant limit = clock.instant().minus(PERIOD);
    int unused = database.write(connection -> JournalTable.deleteEndedBefore(connection, limit));
  }
}
