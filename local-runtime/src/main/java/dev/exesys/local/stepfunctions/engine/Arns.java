package dev.exesys.local.stepfunctions.engine;

import dev.exesys.local.stepfunctions.store.ExecutionRow;

/** Builds and parses the ARNs of state machines, executions and activities. */
public final class Arns {
  private static final String MACHINE = ":stateMachine:";
  private static final String EXECUTION = ":execution:";

  private static final String ACTIVITY = ":activity:";

  private Arns() {}

  public static String machine(String region, String account, String name) {
    return "arn:aws:states:" + region + ":" + account + MACHINE + name;
  }

  public static String activity(String region, String account, String name) {
    return "arn:aws:states:" + region + ":" + account + ACTIVITY + name;
  }

  /** Returns the ARN of an execution of a state machine. */
  public static String execution(String machineArn, String name) {
    return machineArn.replace(MACHINE, EXECUTION) + ":" + name;
  }

  public static boolean isMachine(String arn) {
    return arn.matches("arn:aws[a-z-]*:states:[^:]*:[^:]*:stateMachine:[^:]+");
  }

  public static boolean isExecution(String arn) {
    return arn.matches("arn:aws[a-z-]*:states:[^:]*:[^:]*:execution:[^:]+:[^:]+");
  }

  public static boolean isActivity(String arn) {
    return arn.matches("arn:aws[a-z-]*:states:[^:]*:[^:]*:activity:[^:]+");
  }

  /** Returns the region in the ARN of an execution. */
  static String region(ExecutionRow row) {
    return row.machineArn().split(":", -1)[3];
  }
}
