package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.State;
import dev.exesys.local.stepfunctions.history.HistoryEventType;
import java.util.Optional;

/** Maps state types to the types of their history events. */
final class StateEventTypes {
  private StateEventTypes() {}

  static HistoryEventType entered(State state) {
    return switch (state.type()) {
      case TASK -> HistoryEventType.TASK_STATE_ENTERED;
      case PARALLEL -> HistoryEventType.PARALLEL_STATE_ENTERED;
      case MAP -> HistoryEventType.MAP_STATE_ENTERED;
      case CHOICE -> HistoryEventType.CHOICE_STATE_ENTERED;
      case WAIT -> HistoryEventType.WAIT_STATE_ENTERED;
      case PASS -> HistoryEventType.PASS_STATE_ENTERED;
      case SUCCEED -> HistoryEventType.SUCCEED_STATE_ENTERED;
      case FAIL -> HistoryEventType.FAIL_STATE_ENTERED;
    };
  }

  static HistoryEventType exited(State state) {
    return switch (state.type()) {
      case TASK -> HistoryEventType.TASK_STATE_EXITED;
      case PARALLEL -> HistoryEventType.PARALLEL_STATE_EXITED;
      case MAP -> HistoryEventType.MAP_STATE_EXITED;
      case CHOICE -> HistoryEventType.CHOICE_STATE_EXITED;
      case WAIT -> HistoryEventType.WAIT_STATE_EXITED;
      case PASS -> HistoryEventType.PASS_STATE_EXITED;
      case SUCCEED -> HistoryEventType.SUCCEED_STATE_EXITED;
      case FAIL -> throw new IllegalArgumentException("a Fail state has no exit event");
    };
  }

  /** Returns the event of an aborted state; empty for states that complete immediately. */
  static Optional<HistoryEventType> aborted(State state) {
    return switch (state.type()) {
      case TASK -> Optional.of(HistoryEventType.TASK_STATE_ABORTED);
      case PARALLEL -> Optional.of(HistoryEventType.PARALLEL_STATE_ABORTED);
      case MAP -> Optional.of(HistoryEventType.MAP_STATE_ABORTED);
      case WAIT -> Optional.of(HistoryEventType.WAIT_STATE_ABORTED);
      case CHOICE, PASS, SUCCEED, FAIL -> Optional.empty();
    };
  }

  /** Returns the event of a failed state; empty for states without branches. */
  static Optional<HistoryEventType> failed(State state) {
    return switch (state.type()) {
      case PARALLEL -> Optional.of(HistoryEventType.PARALLEL_STATE_FAILED);
      case MAP -> Optional.of(HistoryEventType.MAP_STATE_FAILED);
      case TASK, CHOICE, WAIT, PASS, SUCCEED, FAIL -> Optional.empty();
    };
  }
}
