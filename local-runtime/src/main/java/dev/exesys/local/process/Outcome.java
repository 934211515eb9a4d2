package dev.exesys.local.process;

/** How a process ended. */
public sealed interface Outcome {

  /** By itself. */
  record Exited(int code) implements Outcome {}

  /** It was stopped because its time was over. */
  record TimedOut() implements Outcome {}

  /** It was stopped because somebody asked for it. */
  record Stopped() implements Outcome {}

  /** It was there before this JVM was, so its exit status went elsewhere. */
  record Unknown() implements Outcome {}

  /** It could not be started. */
  record NotStarted(String reason) implements Outcome {}
}
