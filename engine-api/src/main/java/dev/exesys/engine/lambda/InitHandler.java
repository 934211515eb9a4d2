package dev.exesys.engine.lambda;

import dev.exesys.engine.aws.EngineFunctions;

/** The Lambda handler of {@code exesys-init}, the function of the HTTP interface. */
public final class InitHandler extends JsonHandler {

  /** Called by Lambda. */
  public InitHandler() {
    super(
        EngineFunctions.INIT,
        LambdaFunctionFactory.function(EngineFunctions.INIT, SnapStartPriming.INIT));
  }
}
