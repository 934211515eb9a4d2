package dev.exesys.asl;

import org.jspecify.annotations.Nullable;

/**
 * One state of a state machine, in the JSONPath query language.
 *
 * <p>Every type of state is an immutable record whose constructor throws {@link
 * IllegalArgumentException} if a field violates the language. Rules that concern several states,
 * such as dangling transitions, are checked by the lint.
 *
 * <p>JSON trees in states, such as {@link InputOutputProcessing#parameters()}, are not copied:
 * callers must not change a tree after passing it to a record or obtaining it from one.
 */
public sealed interface State permits Task, Parallel, MapState, Choice, Wait, Pass, Succeed, Fail {

  /** Returns the description of the state; {@code null} if absent. */
  @Nullable String comment();

  /** Returns the input and output processing of the state. */
  InputOutputProcessing io();

  /** Returns the type of the state, the {@code Type} field. */
  StateType type();
}
