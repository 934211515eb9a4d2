package dev.exesys.compiler.job;

/**
 * The settings of a deployment for its state machines. They are part of every definition and
 * therefore of every state machine name.
 *
 * @param dispatchFunction the name or ARN of the function for {@code prepare} and {@code run}
 * @param stepsFunction the name or ARN of the function for the other actions
 * @param heartbeatSeconds the heartbeat timeout of a worker; its order fails when no heartbeat
 *     arrives in time
 * @param machinePrefix the prefix of state machine names; at most 40 of {@code [0-9A-Za-z_-]}
 * @param machineArnPrefix the part of a state machine ARN before the name, for example {@code
 *     arn:aws:states:eu-west-1:111122223333:stateMachine:}; parents refer to their children by it
 * @param activityArnPrefix the part of an activity ARN before the name of a pool, for example
 *     {@code arn:aws:states:eu-west-1:111122223333:activity:exesys-}
 */
public record CompilerOptions(
    String dispatchFunction,
    String stepsFunction,
    long heartbeatSeconds,
    String machinePrefix,
    String machineArnPrefix,
    String activityArnPrefix) {
  private static final int MAX_PREFIX_LENGTH = 40;

  /**
   * The names of the local stack; {@code exesys compile} uses them if no deployment is selected.
   */
  public static final CompilerOptions DEFAULTS =
      new CompilerOptions(
          "exesys-dispatch",
          "exesys-steps",
          60,
          "exesys",
          "arn:aws:states:us-east-1:000000000000:stateMachine:",
          "arn:aws:states:us-east-1:000000000000:activity:exesys-");

  public CompilerOptions {
    if (!machinePrefix.matches("[0-9A-Za-z_-]{1," + MAX_PREFIX_LENGTH + "}")) {
      throw new IllegalArgumentException(
          "the state machine prefix must have 1 to "
              + MAX_PREFIX_LENGTH
              + " of [0-9A-Za-z_-]: "
              + machinePrefix);
    }
    if (heartbeatSeconds < 1) {
      throw new IllegalArgumentException("heartbeatSeconds must be positive: " + heartbeatSeconds);
    }
  }
}
