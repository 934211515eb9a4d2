package dev.exesys.local.stepfunctions.simulation;

import dev.exesys.local.stepfunctions.history.HistoryEvent;
import dev.exesys.local.stepfunctions.interpreter.Effect;
import dev.exesys.local.stepfunctions.interpreter.Execution;
import dev.exesys.local.stepfunctions.interpreter.ExecutionInfo;
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

/** One execution of a {@link Simulation}. */
public final class SimulatedExecution {
  final Execution execution;
  final ExecutionInfo info;
  final @Nullable SimulatedExecution parent;
  final long parentTask;
  final List<HistoryEvent> history = new ArrayList<>();

  /**
   * For each timer that is set, when it is due; an entry of the agenda that says otherwise is old.
   */
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

  /** How it ended; nothing if it did not, because it waits for something that never comes. */
  public Optional<Effect.Outcome> outcome() {
    return execution.outcome();
  }

  /** Its status; {@code RUNNING} if it is stuck. */
  public Effect.Status status() {
    return outcome().map(Effect.Outcome::status).orElse(Effect.Status.RUNNING);
  }

  /** Its events so far, as the service would show them. */
  public List<HistoryEvent> history() {
    return Collections.unmodifiableList(history);
  }

  /** How long it took, or has taken, up to its last event. */
  public Duration duration() {
    return history.isEmpty()
        ? Duration.ZERO
        : Duration.between(info.startTime(), history.getLast().at());
  }
}
