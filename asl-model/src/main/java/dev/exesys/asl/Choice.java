package dev.exesys.asl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes to the state of the first rule that holds.
 *
 * @param otherwise the {@code Default} state; without it, no match is the error {@code
 *     States.NoChoiceMatched}
 * @param io only the two outer paths may be set
 */
public record Choice(
    @Nullable String comment,
    List<ChoiceRule> choices,
    @Nullable String otherwise,
    DataFlowFields io)
    implements State {
  public Choice {
    choices = List.copyOf(choices);
    Preconditions.that(!choices.isEmpty(), "Choices is empty");
    Preconditions.that(
        io.hasOnlyPaths(), "a Choice has no Parameters, ResultSelector or ResultPath");
  }

  @Override
  public StateType type() {
    return StateType.CHOICE;
  }
}
