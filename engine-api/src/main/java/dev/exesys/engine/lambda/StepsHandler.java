package dev.exesys.engine.lambda;

import dev.exesys.engine.aws.EngineFunctions;

/** Entry point of the function for the states that keep the books. */
public final class StepsHandler extends JsonHandler {

  /** Made by Lambda. */
  public StepsHandler() {
    super(FunctionDeployment.function(EngineFunctions.STEPS, SnapStartPriming.STATES));
  }
}
