package dev.exesys.engine.lambda;

import dev.exesys.engine.aws.EngineFunctions;

/** The Lambda handler of {@code exesys-steps}, the function of the states that read no secrets. */
public final class StepsHandler extends JsonHandler {

  /** Called by Lambda. */
  public StepsHandler() {
    super(
        EngineFunctions.STEPS,
        LambdaFunctionFactory.function(EngineFunctions.STEPS, SnapStartPriming.STATE_ACTIONS));
  }
}
