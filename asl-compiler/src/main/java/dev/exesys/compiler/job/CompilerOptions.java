package dev.exesys.compiler.job;

/**
 * What a deployment decides about its machines. Part of every definition, so of every machine's
 * name.
 *
 * @param dispatchFunction name or ARN of the function for {@code prepare} and {@code run}
 * @param stepsFunction name or ARN of the function for the other actions
 * @param heartbeatSeconds how long a worker may be silent before its order has failed
 * @param machinePrefix what machine names start with; at most 40 of {@code [0-9A-Za-z_-]}
 * @param machineArnPrefix what stands before the name in a machine's ARN, for example {@code
 *     arn:aws:states:eu-west-1:111122223333:stateMachine:}; parents call their children by it
 */
public record CompilerOptions(
    String dispatchFunction,
    String stepsFunction,
    long heartbeatSeconds,
    String machinePrefix,
    String machineArnPrefix) {
  private static final int LONGEST_PREFIX = 40;

  /** The local stack's names; what {@code compile} uses when no deployment is named. */
  public static final CompilerOptions DEFAULTS =
      new CompilerOptions(
          "exesys-dispatch",
          "exesys-steps",
          60,
          "exesys",
          "arn:aws:states:us-east-1:000000000000:stateMachine:");

  public CompilerOptions {
    if (!machinePrefix.matches("[0-9A-Za-z_-]{1," + LONGEST_PREFIX + "}")) {
      throw new IllegalArgumentException(
          "a machine's prefix has 1 to " + LONGEST_PREFIX + " of [0-9A-Za-z_-]: " + machinePrefix);
    }
    if (heartbeatSeconds < 1) {
      throw new IllegalArgumentException("heartbeatSeconds is not positive: " + heartbeatSeconds);
    }
  }
}
