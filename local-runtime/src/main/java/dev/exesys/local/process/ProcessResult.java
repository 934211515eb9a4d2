package dev.exesys.local.process;

/** The result of a process. */
public sealed interface ProcessResult {

  /** The process exited by itself. */
  record Exited(int code) implements ProcessResult {}

  /** The process was terminated because its timeout expired. */
  record TimedOut() implements ProcessResult {}

  /** The process was terminated by a request to stop it. */
  record Stopped() implements ProcessResult {}

  /** The process was started by an earlier JVM, so its exit code is not available. */
  record Unknown() implements ProcessResult {}

  /** The process could not be started. */
  record NotStarted(String reason) implements ProcessResult {}
}
