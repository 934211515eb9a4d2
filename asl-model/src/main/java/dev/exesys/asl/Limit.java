package dev.exesys.asl;

/** A number of seconds, given or read from the state's input. */
public sealed interface Limit {

  /** {@code …Seconds}: a number from 1 to 99,999,999. */
  record Seconds(long seconds) implements Limit {
    public Seconds {
      Check.seconds(seconds, "a limit in seconds");
    }
  }

  /** {@code …SecondsPath}: where the number stands. */
  record SecondsPath(String path) implements Limit {
    public SecondsPath {
      Check.path(path, "SecondsPath");
    }
  }
}
