package dev.exesys.engine.lambda;

import dev.exesys.engine.aws.EngineFunctions;

/** Entry point of the function for POST /init and the routes beside it. */
public final class InitHandler extends JsonHandler {

  /** Made by Lambda. */
  public InitHandler() {
    super(FunctionDeployment.function(EngineFunctions.INIT, SnapStartPriming.REQUESTS));
  }
}
