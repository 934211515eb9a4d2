package dev.exesys.engine.init;

import dev.exesys.core.contract.ErrorResponse;
import dev.exesys.core.contract.InitResponse;

/** The result of a submit. */
public sealed interface SubmitResult {

  /** The run's execution was started. */
  record Accepted(InitResponse answer) implements SubmitResult {}

  /** The request is invalid; nothing was written. */
  record Refused(ErrorResponse answer) implements SubmitResult {}

  /** An AWS service failed. */
  record Failed(ErrorResponse answer) implements SubmitResult {}
}
