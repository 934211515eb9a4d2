package dev.exesys.local.stepfunctions.interpreter;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a Task's {@code Resource} asks for: which service, and when the task is done. */
public enum Integration {
  /** A function by its ARN. */
  FUNCTION("", "", Until.ANSWER),
  LAMBDA("lambda", "invoke", Until.ANSWER),
  LAMBDA_TOKEN("lambda", "invoke.waitForTaskToken", Until.TOKEN),
  CHILD("states", "startExecution", Until.ANSWER),
  CHILD_TOKEN("states", "startExecution.waitForTaskToken", Until.TOKEN),
  CHILD_SYNC("states", "startExecution.sync", Until.CHILD_END),
  /** As the one before, with the child's output as JSON instead of text. */
  CHILD_SYNC_2("states", "startExecution.sync:2", Until.CHILD_END);

  private static final Pattern FUNCTION_ARN =
      Pattern.compile("arn:[^:]+:lambda:[^:]*:[^:]*:function:[^:]+(:[^:]+)?");

  private final String service;
  private final String action;
  private final Until until;

  Integration(String service, String action, Until until) {
    this.service = service;
    this.action = action;
    this.until = until;
  }

  /** When a task is done. */
  enum Until {
    ANSWER,
    TOKEN,
    CHILD_END
  }

  /** The integration that a resource names, if it is one that this runtime knows. */
  public static Optional<Integration> of(String resource) {
    for (Integration integration : values()) {
      if (integration != FUNCTION
          && resource.startsWith("arn:")
          && resource.endsWith(":states:::" + integration.service + ":" + integration.action)) {
        return Optional.of(integration);
      }
    }
    return FUNCTION_ARN.matcher(resource).matches() ? Optional.of(FUNCTION) : Optional.empty();
  }

  /** {@code resourceType} in the history. */
  String service() {
    return service;
  }

  /** {@code resource} in the history. */
  String action() {
    return action;
  }

  Until until() {
    return until;
  }

  boolean isChild() {
    return service.equals("states");
  }
}
