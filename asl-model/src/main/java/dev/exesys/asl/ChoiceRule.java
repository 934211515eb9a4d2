package dev.exesys.asl;

import org.jspecify.annotations.Nullable;

/**
 * A condition and the state that follows if it is true.
 *
 * @param next the name of a state at the same level
 */
public record ChoiceRule(Condition condition, String next, @Nullable String comment) {
  public ChoiceRule {
    FieldValidation.require(!next.isEmpty(), "Next is empty");
  }
}
