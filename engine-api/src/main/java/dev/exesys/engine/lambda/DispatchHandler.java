package dev.exesys.engine.lambda;

import dev.exesys.engine.aws.EngineFunctions;

/**
 * The Lambda handler of {@code exesys-dispatch}, the function of the states that read secrets and
 * start workers.
 */
public final class DispatchHandler extends JsonHandler {

  /** Called by Lambda. */
  public DispatchHandler() {
    super(
        EngineFunctions.DISPATCH,
        LambdaFunctionFactory.function(EngineFunctions.DISPATCH, SnapStartPriming.STATE_ACTIONS));
  }
}
