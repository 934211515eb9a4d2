package dev.exesys.engine.init;

import dev.exesys.core.contract.ErrorAnswer;
import dev.exesys.core.contract.InitAccepted;

/** What became of a submit. */
public sealed interface SubmitResult {

  /** The run is under way. */
  record Accepted(InitAccepted answer) implements SubmitResult {}

  /** The request is wrong; nothing was written. */
  record Refused(ErrorAnswer answer) implements SubmitResult {}

  /** The engine could not do it. */
  record Failed(ErrorAnswer answer) implements SubmitResult {}
}
