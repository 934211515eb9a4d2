package dev.exesys.engine.init;

import dev.exesys.core.contract.ErrorResponse;
import dev.exesys.core.contract.InitResponse;

/** What became of a submit. */
public sealed interface SubmitResult {

  /** The run is under way. */
  record Accepted(InitResponse answer) implements SubmitResult {}

  /** The request is wrong; nothing was written. */
  record Refused(ErrorResponse answer) implements SubmitResult {}

  /** The engine could not do it. */
  record Failed(ErrorResponse answer) implements SubmitResult {}
}
