package dev.exesys.local.process;

import java.time.Duration;

/** Records the life cycle of a process: {@code started} at most once, then {@code ended} once. */
public interface SupervisedProcess {

  /** Returns the unique key of the process, which also names its output files. */
  String key();

  /** Returns the maximum duration of the process. */
  Duration timeout();

  /**
   * Records that the process has started.
   *
   * @return false if the process was stopped in the meantime; it is then terminated
   */
  boolean started(ProcessRef process);

  /** Records the result of the process. */
  void ended(ProcessResult result);
}
