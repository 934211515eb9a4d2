package dev.exesys.worker.process;

/** How an order's commands ended. */
public sealed interface ScriptResult {
  /** All commands ended with status 0. */
  record Succeeded() implements ScriptResult {}

  /**
   * A command ended with another status; those after it were not started.
   *
   * @param exitCode its status; 128 and the signal's number if a signal ended it
   * @param command its place, from 1
   */
  record Failed(int exitCode, int command) implements ScriptResult {}

  /**
   * A command could not be started at all.
   *
   * @param reason the system's words
   * @param command its place, from 1
   */
  record NotStarted(String reason, int command) implements ScriptResult {}

  /**
   * The time ran out while a command ran.
   *
   * @param command its place, from 1
   */
  record TimedOut(int command) implements ScriptResult {}

  /**
   * Somebody asked to stop.
   *
   * @param reason as it was given
   * @param command the place of the command that ran, from 1
   */
  record Interrupted(String reason, int command) implements ScriptResult {}
}
