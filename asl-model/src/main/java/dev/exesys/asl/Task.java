package dev.exesys.asl;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A unit of work that a service does.
 *
 * @param resource the ARN of a function, an activity or a service integration
 * @param timeout how long it may take; no limit if {@code null}
 * @param heartbeat how long it may be silent; no limit if {@code null}
 * @param credentials whose rights are used for the call; the machine's if {@code null}
 */
public record Task(
    @Nullable String comment,
    String resource,
    DataFlowFields io,
    @Nullable TimeLimit timeout,
    @Nullable TimeLimit heartbeat,
    @Nullable JsonNode credentials,
    ErrorHandling onError,
    Transition then)
    implements State {
  private static final String TOKEN_SUFFIX = ".waitForTaskToken";

  public Task {
    Preconditions.that(!resource.isEmpty(), "Resource is empty");
    Preconditions.that(
        !(timeout instanceof TimeLimit.Seconds most
            && heartbeat instanceof TimeLimit.Seconds beat
            && beat.seconds() >= most.seconds()),
        "HeartbeatSeconds is not smaller than TimeoutSeconds");
  }

  /** A task without limits, error handling or comment. */
  public static Task of(String resource, DataFlowFields io, Transition then) {
    return new Task(null, resource, io, null, null, null, ErrorHandling.FAIL, then);
  }

  /** True if the task lasts until somebody hands its token back. */
  public boolean waitsForToken() {
    return resource.endsWith(TOKEN_SUFFIX);
  }

  @Override
  public StateType type() {
    return StateType.TASK;
  }
}
