package dev.exesys.compiler.structure;

/**
 * Limits of nested forks. Each fork takes four levels of JSON, and Step Functions and JSON parsers
 * limit the nesting depth.
 */
final class ForkNesting {
  /** The maximum number of nested forks inside a closed block, and around an open block. */
  static final int MAX = 50;

  /** The maximum number of forks around a block that a wait is moved behind. */
  static final int MAX_AROUND_MOVED_WAIT = 10;

  /** The maximum number of nested forks behind a wait that is moved. */
  static final int MAX_BEHIND_MOVED_WAIT = 30;

  private ForkNesting() {}
}
