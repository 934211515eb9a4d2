package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.State;
import dev.exesys.local.stepfunctions.history.EventType;
import java.util.Optional;

/** Which event types go with which kind of state. */
final class Events {
  private Events() {}

  static EventType entered(State state) {
    return switch (state.type()) {
      case TASK -> EventType.TASK_STATE_ENTERED;
      case PARALLEL -> EventType.PARALLEL_STATE_ENTERED;
      case MAP -> EventType.MAP_STATE_ENTERED;
      case CHOICE -> EventType.CHOICE_STATE_ENTERED;
      case WAIT -> EventType.WAIT_STATE_ENTERED;
      case PASS -> EventType.PASS_STATE_ENTERED;
      case SUCCEED -> EventType.SUCCEED_STATE_ENTERED;
      case FAIL -> EventType.FAIL_STATE_ENTERED;
    };
  }

  static EventType exited(State state) {
    return switch (state.type()) {
      case TASK -> EventType.TASK_STATE_EXITED;
      case PARALLEL -> EventType.PARALLEL_STATE_EXITED;
      case MAP -> EventType.MAP_STATE_EXITED;
      case CHOICE -> EventType.CHOICE_STATE_EXITED;
      case WAIT -> EventType.WAIT_STATE_EXITED;
      case PASS -> EventType.PASS_STATE_EXITED;
      case SUCCEED -> EventType.SUCCEED_STATE_EXITED;
      case FAIL -> throw new IllegalArgumentException("nothing leaves a Fail state");
    };
  }

  /** States that last have an event for being aborted. */
  static Optional<EventType> aborted(State state) {
    return switch (state.type()) {
      case TASK -> Optional.of(EventType.TASK_STATE_ABORTED);
      case PARALLEL -> Optional.of(EventType.PARALLEL_STATE_ABORTED);
      case MAP -> Optional.of(EventType.MAP_STATE_ABORTED);
      case WAIT -> Optional.of(EventType.WAIT_STATE_ABORTED);
      case CHOICE, PASS, SUCCEED, FAIL -> Optional.empty();
    };
  }

  /** States with strands have an event for having failed. */
  static Optional<EventType> failed(State state) {
    return switch (state.type()) {
      case PARALLEL -> Optional.of(EventType.PARALLEL_STATE_FAILED);
      case MAP -> Optional.of(EventType.MAP_STATE_FAILED);
      case TASK, CHOICE, WAIT, PASS, SUCCEED, FAIL -> Optional.empty();
    };
  }
}
