package dev.exesys.asl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Transitions to the state of the first rule whose condition is true.
 *
 * @param otherwise the {@code Default} state; if {@code null} and no rule matches, the state fails
 *     with {@code States.NoChoiceMatched}
 * @param io only {@code InputPath} and {@code OutputPath} may be set
 */
public record Choice(
    @Nullable String comment,
    List<ChoiceRule> choices,
    @Nullable String otherwise,
    InputOutputProcessing io)
    implements State {
  public Choice {
    choices = List.copyOf(choices);
    FieldValidation.require(!choices.isEmpty(), "Choices is empty");
    FieldValidation.require(
        io.hasOnlyPaths(),
        "Parameters, ResultSelector and ResultPath are not allowed in a Choice state");
  }

  @Override
  public StateType type() {
    return StateType.CHOICE;
  }
}
