package dev.exesys.asl;

/** A time limit in seconds: a constant, or a location in the state input. */
public sealed interface TimeLimit {

  /** The {@code …Seconds} field: a number from 1 to 99,999,999. */
  record Seconds(long seconds) implements TimeLimit {
    public Seconds {
      FieldValidation.requireSeconds(seconds, "time limit in seconds");
    }
  }

  /** The {@code …SecondsPath} field: the location of the number. */
  record SecondsPath(String path) implements TimeLimit {
    public SecondsPath {
      FieldValidation.requireJsonPath(path, "SecondsPath");
    }
  }
}
