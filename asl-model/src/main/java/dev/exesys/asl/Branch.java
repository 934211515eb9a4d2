package dev.exesys.asl;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A level of states that name each other: a branch of a Parallel, the body of a Map, or the top of
 * a machine.
 *
 * @param states by name, in the order in which they are written
 */
public record Branch(@Nullable String comment, String startAt, SequencedMap<String, State> states) {
  public Branch {
    Preconditions.that(!states.isEmpty(), "States is empty");
    Preconditions.that(
        states.containsKey(startAt), "StartAt names no state of its level: " + startAt);
    states = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(states));
  }

  public Branch(String startAt, SequencedMap<String, State> states) {
    this(null, startAt, states);
  }
}
