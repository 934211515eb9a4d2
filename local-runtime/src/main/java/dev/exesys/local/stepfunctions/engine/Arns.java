package dev.exesys.local.stepfunctions.engine;

import dev.exesys.local.stepfunctions.store.ExecutionRow;

/** ResourceNames of machines and executions in the form that AWS has for them. */
public final class Arns {
  private static final String MACHINE = ":stateMachine:";
  private static final String EXECUTION = ":execution:";

  private Arns() {}

  public static String machine(String region, String account, String name) {
    return "arn:aws:states:" + region + ":" + account + MACHINE + name;
  }

  /** The ARN of a machine's execution. */
  public static String execution(String machineArn, String name) {
    return machineArn.replace(MACHINE, EXECUTION) + ":" + name;
  }

  public static boolean isMachine(String arn) {
    return arn.matches("arn:aws[a-z-]*:states:[^:]*:[^:]*:stateMachine:[^:]+");
  }

  public static boolean isExecution(String arn) {
    return arn.matches("arn:aws[a-z-]*:states:[^:]*:[^:]*:execution:[^:]+:[^:]+");
  }

  /** The region that a machine or execution says it is in. */
  static String region(ExecutionRow row) {
    return row.machineArn().split(":", -1)[3];
  }
}
