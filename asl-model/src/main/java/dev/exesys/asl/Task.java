package dev.exesys.asl;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A unit of work that a service performs.
 *
 * @param resource the ARN of a function, an activity or a service integration
 * @param timeout the maximum duration; {@code null} means no limit
 * @param heartbeat the maximum interval between heartbeats; {@code null} means no limit
 * @param credentials the role that the call assumes; if {@code null}, the execution role of the
 *     state machine
 */
public record Task(
    @Nullable String comment,
    String resource,
    InputOutputProcessing io,
    @Nullable TimeLimit timeout,
    @Nullable TimeLimit heartbeat,
    @Nullable JsonNode credentials,
    ErrorHandling onError,
    Transition then)
    implements State {
  private static final Pattern ACTIVITY =
      Pattern.compile("^arn:[^:]*:states:[^:]*:[^:]*:activity:");
  private static final String TOKEN_SUFFIX = ".waitForTaskToken";

  public Task {
    FieldValidation.require(!resource.isEmpty(), "Resource is empty");
    FieldValidation.require(
        !(timeout instanceof TimeLimit.Seconds timeoutLimit
            && heartbeat instanceof TimeLimit.Seconds heartbeatLimit
            && heartbeatLimit.seconds() >= timeoutLimit.seconds()),
        "HeartbeatSeconds must be less than TimeoutSeconds");
  }

  /** Returns a task without time limits, error handling and comment. */
  public static Task of(String resource, InputOutputProcessing io, Transition then) {
    return new Task(null, resource, io, null, null, null, ErrorHandling.NONE, then);
  }

  /** Returns true if the task ends when its task token is returned. */
  public boolean waitsForToken() {
    return resource.endsWith(TOKEN_SUFFIX);
  }

  /** Returns true if the task is done by workers that poll an activity. */
  public boolean runsActivity() {
    return ACTIVITY.matcher(resource).find();
  }

  @Override
  public StateType type() {
    return StateType.TASK;
  }
}
