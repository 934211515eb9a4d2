package dev.exesys.asl;

/**
 * Where a state leads when it is done: to another state of the same level, or to the level's end.
 */
public sealed interface Transition {

  /** To the state of this name: {@code "Next": "…"}. */
  record Next(String state) implements Transition {
    public Next {
      Preconditions.that(!state.isEmpty(), "Next is empty");
    }
  }

  /** Out of the machine or branch: {@code "End": true}. */
  record End() implements Transition {}

  static Transition to(String state) {
    return new Next(state);
  }

  static Transition end() {
    return new End();
  }
}
