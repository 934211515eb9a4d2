package dev.exesys.local.stepfunctions.simulation;

import dev.exesys.local.stepfunctions.history.HistoryEvent;
import dev.exesys.local.stepfunctions.interpreter.Execution;
import dev.exesys.local.stepfunctions.interpreter.ExecutionInfo;
import dev.exesys.local.stepfunctions.interpreter.LocalExecutionOutcome;
import dev.exesys.local.stepfunctions.interpreter.LocalExecutionStatus;
import dev.exesys.local.stepfunctions.interpreter.Program;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An execution in a {@link Simulation}. */
public final class SimulatedExecution {
  final Execution execution;
  final ExecutionInfo info;
  final @Nullable SimulatedExecution parent;
  long parentTask;
  final List<HistoryEvent> history = new ArrayList<>();

  /** The due time of each timer. An agenda entry with another due time is outdated. */
  final Map<Long, Instant> timers = new HashMap<>();

  SimulatedExecution(
      Program program, ExecutionInfo info, @Nullable SimulatedExecution parent, long parentTask) {
    this.execution = new Execution(program, info);
    this.info = info;
    this.parent = parent;
    this.parentTask = parentTask;
  }

  public String arn() {
    return info.arn();
  }

  /**
   * Returns the outcome; empty if the execution is blocked because the simulation has no more
   * events.
   */
  public Optional<LocalExecutionOutcome> outcome() {
    return execution.outcome();
  }

  /** Returns the status; {@code RUNNING} if the execution is blocked. */
  public LocalExecutionStatus status() {
    return outcome().map(LocalExecutionOutcome::status).orElse(LocalExecutionStatus.RUNNING);
  }

  /** Returns the history events so far. */
  public List<HistoryEvent> history() {
    return Collections.unmodifiableList(history);
  }

  /** Returns the time between the start and the last event. */
  public Duration duration() {
    return history.isEmpty()
        ? Duration.ZERO
        : Duration.between(info.startTime(), history.getLast().at());
  }
}
