package dev.exesys.asl;

/** A number of seconds, given or read from the state's input. */
public sealed interface TimeLimit {

  /** {@code …Seconds}: a number from 1 to 99,999,999. */
  record Seconds(long seconds) implements TimeLimit {
    public Seconds {
      Preconditions.seconds(seconds, "a limit in seconds");
    }
  }

  /** {@code …SecondsPath}: where the number stands. */
  record SecondsPath(String path) implements TimeLimit {
    public SecondsPath {
      Preconditions.path(path, "SecondsPath");
    }
  }
}
