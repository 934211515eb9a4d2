package dev.exesys.core.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The life of a run: {@code starting → running → succeeded | failed | timed_out}. */
public enum JobStatus {
  /** The books are written, the execution is not known to have started. */
  STARTING,
  /** The execution is under way. */
  RUNNING,
  /** Over: no must-succeed order failed or timed out. */
  SUCCEEDED,
  /** Over: a must-succeed order failed, or the execution was aborted. */
  FAILED,
  /** Over: {@code job_timeout} ran out or a must-succeed order timed out. */
  TIMED_OUT;

  /** Whether the run is over. */
  public boolean over() {
    return this != STARTING && this != RUNNING;
  }

  /** Whether the books may change a run from this status to {@code other}. */
  public boolean canBecome(JobStatus other) {
    return switch (this) {
      case STARTING -> other != STARTING;
      case RUNNING -> other.over();
      case SUCCEEDED, FAILED, TIMED_OUT -> false;
    };
  }

  /** The statuses from which a run may get this one. */
  public Set<JobStatus> predecessors() {
    Set<JobStatus> found = EnumSet.noneOf(JobStatus.class);
    for (JobStatus s : values()) {
      if (s.canBecome(this)) {
        found.add(s);
      }
    }
    return found;
  }

  /** The name in tables, the done object and answers. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The status of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static JobStatus fromWire(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
