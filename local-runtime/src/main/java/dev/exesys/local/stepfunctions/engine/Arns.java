package dev.exesys.local.stepfunctions.engine;

import dev.exesys.local.stepfunctions.store.ExecutionRow;

/** Builds and parses the ARNs of state machines and executions. */
public final class Arns {
  private static final String MACHINE = ":stateMachine:";
  private static final String EXECUTION = ":execution:";

  private Arns() {}

  public static String machine(String region, String account, String name) {
    return "arn:aws:states:" + region + ":" + account + MACHINE + name;
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

  /** Returns the region in the ARN of an execution. */
  static String region(ExecutionRow row) {
    return row.machineArn().split(":", -1)[3];
  }
}
