package dev.exesys.engine.lambda;

import dev.exesys.engine.aws.EngineFunctions;

/** The Lambda handler of {@code exesys-finalizer}, the function for EventBridge events. */
public final class FinalizerHandler extends JsonHandler {

  /** Called by Lambda. */
  public FinalizerHandler() {
    super(LambdaFunctionFactory.function(EngineFunctions.FINALIZER));
  }
}
