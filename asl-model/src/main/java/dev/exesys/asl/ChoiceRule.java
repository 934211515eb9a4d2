package dev.exesys.asl;

import org.jspecify.annotations.Nullable;

/**
 * A condition and where it leads.
 *
 * @param next a state of the same level
 */
public record ChoiceRule(Condition condition, String next, @Nullable String comment) {
  public ChoiceRule {
    Preconditions.that(!next.isEmpty(), "Next is empty");
  }
}
