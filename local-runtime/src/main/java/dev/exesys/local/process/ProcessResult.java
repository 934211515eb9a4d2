package dev.exesys.local.process;

/** How a process ended. */
public sealed interface ProcessResult {

  /** By itself. */
  record Exited(int code) implements ProcessResult {}

  /** It was stopped because its time was over. */
  record TimedOut() implements ProcessResult {}

  /** It was stopped because somebody asked for it. */
  record Stopped() implements ProcessResult {}

  /** It was there before this JVM was, so its exit status went elsewhere. */
  record Unknown() implements ProcessResult {}

  /** It could not be started. */
  record NotStarted(String reason) implements ProcessResult {}
}
