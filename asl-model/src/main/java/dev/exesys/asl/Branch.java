package dev.exesys.asl;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * States whose transitions refer to each other by name: the top level of a state machine, a branch
 * of a Parallel state or the item processor of a Map state.
 *
 * @param states the states by name, in the order in which they are written
 */
public record Branch(@Nullable String comment, String startAt, SequencedMap<String, State> states) {
  public Branch {
    FieldValidation.require(!states.isEmpty(), "States is empty");
    FieldValidation.require(
        states.containsKey(startAt), "StartAt refers to an unknown state: " + startAt);
    states = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(states));
  }

  public Branch(String startAt, SequencedMap<String, State> states) {
    this(null, startAt, states);
  }
}
