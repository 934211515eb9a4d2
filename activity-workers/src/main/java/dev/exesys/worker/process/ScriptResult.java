package dev.exesys.worker.process;

/** The result of running an order's commands. */
public sealed interface ScriptResult {
  /** All commands exited with status 0. */
  record Succeeded() implements ScriptResult {}

  /**
   * A command exited with another status; the commands after it were not started.
   *
   * @param exitCode its status; 128 plus the signal's number if a signal ended it
   * @param command its number, from 1
   */
  record Failed(int exitCode, int command) implements ScriptResult {}

  /**
   * A command could not be started.
   *
   * @param reason the error of the operating system
   * @param command its number, from 1
   */
  record NotStarted(String reason, int command) implements ScriptResult {}

  /**
   * The deadline passed while a command ran or before it was started.
   *
   * @param command its number, from 1
   */
  record TimedOut(int command) implements ScriptResult {}

  /**
   * A stop was requested.
   *
   * @param reason of the request
   * @param command the number of the command that ran or was next, from 1
   */
  record Interrupted(String reason, int command) implements ScriptResult {}
}
