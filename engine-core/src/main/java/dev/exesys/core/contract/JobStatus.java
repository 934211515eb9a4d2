package dev.exesys.core.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Defines the status of a run: {@code starting → running → succeeded | failed | timed_out}. A run
 * of a concurrency group is {@code waiting} in place of starting.
 */
public enum JobStatus {
  /** The run is recorded; its execution has not been confirmed as started. */
  STARTING,
  /**
   * The run is recorded and waits for its turn in its concurrency group; its execution has not been
   * confirmed as started.
   */
  WAITING,
  /** The execution has started. */
  RUNNING,
  /** Finished: no must-succeed order failed or timed out. */
  SUCCEEDED,
  /** Finished: a must-succeed order failed, or the execution was aborted. */
  FAILED,
  /** Finished: {@code job_timeout} elapsed or a must-succeed order timed out. */
  TIMED_OUT;

  /** Returns whether the run has finished. */
  public boolean finished() {
    return this != STARTING && this != WAITING && this != RUNNING;
  }

  /** Returns whether a run may change from this status to {@code other}. */
  public boolean canBecome(JobStatus other) {
    return switch (this) {
      case STARTING, WAITING -> other == RUNNING || other.finished();
      case RUNNING -> other.finished();
      case SUCCEEDED, FAILED, TIMED_OUT -> false;
    };
  }

  /** Returns the statuses from which a run may change to this one. */
  public Set<JobStatus> predecessors() {
    Set<JobStatus> found = EnumSet.noneOf(JobStatus.class);
    for (JobStatus s : values()) {
      if (s.canBecome(this)) {
        found.add(s);
      }
    }
    return found;
  }

  /** Returns the name in tables, the done object and responses. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the status of that name.
   *
   * @throws IllegalArgumentException if no status has that name
   */
  public static JobStatus fromWire(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
