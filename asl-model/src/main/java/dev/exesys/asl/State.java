package dev.exesys.asl;

import org.jspecify.annotations.Nullable;

/**
 * One state of a machine, in the JSONPath form of the language.
 *
 * <p>Every kind is an immutable record that refuses what the language forbids when it is built
 * ({@link IllegalArgumentException}), so that a state in hand is a well-formed one. What concerns
 * several states (dangling names, unreachable states) is not checked here.
 *
 * <p>JSON trees inside states ({@link DataFlowFields#parameters()} and the like) are handed over:
 * who has given one to a record, or got it from one, must not change it.
 */
public sealed interface State permits Task, Parallel, MapState, Choice, Wait, Pass, Succeed, Fail {

  /** What a person may read about the state; absent if {@code null}. */
  @Nullable String comment();

  /** How the state reads its input and shapes its output. */
  DataFlowFields io();

  /** The value of the {@code Type} member. */
  StateType type();
}
