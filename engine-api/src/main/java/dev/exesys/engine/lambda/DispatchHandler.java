package dev.exesys.engine.lambda;

import dev.exesys.engine.aws.EngineFunctions;

/** Entry point of the function for the states that read secrets and start workers. */
public final class DispatchHandler extends JsonHandler {

  /** Made by Lambda. */
  public DispatchHandler() {
    super(FunctionDeployment.function(EngineFunctions.DISPATCH, SnapStartPriming.STATES));
  }
}
