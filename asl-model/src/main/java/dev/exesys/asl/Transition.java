package dev.exesys.asl;

/** What follows a state: another state of the same level, or the end of the level. */
public sealed interface Transition {

  /** Transitions to the named state: {@code "Next": "…"}. */
  record Next(String state) implements Transition {
    public Next {
      FieldValidation.require(!state.isEmpty(), "Next is empty");
    }
  }

  /** Ends the branch or state machine: {@code "End": true}. */
  record End() implements Transition {}

  static Transition to(String state) {
    return new Next(state);
  }

  static Transition end() {
    return new End();
  }
}
