package dev.exesys.engine.lambda;

import dev.exesys.engine.aws.EngineFunctions;

/** The Lambda handler of {@code exesys-report}, the function to which workers report. */
public final class ReportHandler extends JsonHandler {
  /** Called by Lambda. */
  public ReportHandler() {
    super(
        EngineFunctions.REPORT,
        LambdaFunctionFactory.function(EngineFunctions.REPORT, SnapStartPriming.REPORT));
  }
}
