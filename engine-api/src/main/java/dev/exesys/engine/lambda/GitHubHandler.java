package dev.exesys.engine.lambda;

import dev.exesys.engine.aws.EngineFunctions;

/** The Lambda handler of {@code exesys-github}, the function that reports runs to GitHub. */
public final class GitHubHandler extends JsonHandler {

  /** Called by Lambda. */
  public GitHubHandler() {
    super(EngineFunctions.GITHUB, LambdaFunctionFactory.function(EngineFunctions.GITHUB));
  }
}
