package dev.exesys.engine.rerun;

import dev.exesys.core.contract.ErrorResponse;
import dev.exesys.core.contract.InitResponse;

/** The result of a request to run a run again. */
public sealed interface RerunResult {

  /** The run does not exist. */
  record UnknownRun() implements RerunResult {}

  /**
   * The run cannot be run again.
   *
   * @param temporary whether the same request can succeed some seconds later
   */
  record Conflict(String reason, boolean temporary) implements RerunResult {}

  /** The request is invalid; nothing was written. */
  record Refused(ErrorResponse answer) implements RerunResult {}

  /** The rerun was started, by this request or an earlier one with the same key. */
  record Started(InitResponse answer) implements RerunResult {}

  /** An AWS service failed. */
  record Failed(ErrorResponse answer) implements RerunResult {}
}
