package dev.exesys.local.stepfunctions.interpreter;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The service integrations of Task states: the service that is called, and what completes the task.
 */
public enum Integration {
  /** A Lambda function by its ARN. */
  FUNCTION("", "", Completion.RESPONSE),
  /** An activity by its ARN: the task waits in a queue until a worker polls it. */
  ACTIVITY("", "", Completion.TOKEN),
  LAMBDA("lambda", "invoke", Completion.RESPONSE),
  LAMBDA_TOKEN("lambda", "invoke.waitForTaskToken", Completion.TOKEN),
  CHILD("states", "startExecution", Completion.RESPONSE),
  CHILD_TOKEN("states", "startExecution.waitForTaskToken", Completion.TOKEN),
  CHILD_SYNC("states", "startExecution.sync", Completion.CHILD_END),
  /** Like {@link #CHILD_SYNC}, with the child's output as JSON instead of text. */
  CHILD_SYNC_2("states", "startExecution.sync:2", Completion.CHILD_END);

  private static final Pattern FUNCTION_ARN =
      Pattern.compile("arn:[^:]+:lambda:[^:]*:[^:]*:function:[^:]+(:[^:]+)?");

  private static final Pattern ACTIVITY_ARN =
      Pattern.compile("arn:aws[a-z-]*:states:[^:]*:[^:]*:activity:[^:]+");

  private final String service;
  private final String action;
  private final Completion completion;

  Integration(String service, String action, Completion completion) {
    this.service = service;
    this.action = action;
    this.completion = completion;
  }

  /** What completes a task. */
  enum Completion {
    RESPONSE,
    TOKEN,
    CHILD_END
  }

  /** Returns the integration that a resource names; empty if it is not supported. */
  public static Optional<Integration> of(String resource) {
    for (Integration integration : values()) {
      if (integration.namesService()
          && resource.startsWith("arn:")
          && resource.endsWith(":states:::" + integration.service + ":" + integration.action)) {
        return Optional.of(integration);
      }
    }
    if (ACTIVITY_ARN.matcher(resource).matches()) {
      return Optional.of(ACTIVITY);
    }
    return FUNCTION_ARN.matcher(resource).matches() ? Optional.of(FUNCTION) : Optional.empty();
  }

  /** Returns the {@code resourceType} of history events. */
  String service() {
    return service;
  }

  /** Returns the {@code resource} of history events. */
  String action() {
    return action;
  }

  Completion completion() {
    return completion;
  }

  /** Returns true if the resource names a service and an action instead of one ARN. */
  boolean namesService() {
    return !service.isEmpty();
  }

  /** Returns true if the task's parameters may contain its token. */
  boolean passesToken() {
    return completion == Completion.TOKEN && namesService();
  }

  boolean isChild() {
    return service.equals("states");
  }
}
