package dev.exesys.engine.lambda;

import dev.exesys.engine.aws.EngineFunctions;

/** Entry point of the function for events about executions that ended. */
public final class FinalizerHandler extends JsonHandler {

  /** Made by Lambda. */
  public FinalizerHandler() {
    super(FunctionDeployment.function(EngineFunctions.FINALIZER));
  }
}
