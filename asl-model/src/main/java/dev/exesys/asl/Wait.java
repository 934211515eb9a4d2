package dev.exesys.asl;

import org.jspecify.annotations.Nullable;

/**
 * Lets time pass.
 *
 * @param io only the two outer paths may be set
 */
public record Wait(@Nullable String comment, Until until, DataFlowFields io, Transition then)
    implements State {
  public Wait {
    Preconditions.that(io.hasOnlyPaths(), "a Wait has no Parameters, ResultSelector or ResultPath");
  }

  @Override
  public StateType type() {
    return StateType.WAIT;
  }

  /** Until when. */
  public sealed interface Until {
    /** {@code Seconds}; 0 is allowed. */
    record Seconds(long seconds) implements Until {
      public Seconds {
        Preconditions.that(
            seconds >= 0 && seconds <= Preconditions.MAX_SECONDS,
            "Seconds is not between 0 and " + Preconditions.MAX_SECONDS);
      }
    }

    /** {@code SecondsPath}: where the number of seconds stands. */
    record SecondsPath(String path) implements Until {
      public SecondsPath {
        Preconditions.path(path, "SecondsPath");
      }
    }

    /** {@code Timestamp}, in the profile of RFC 3339 with capital T and Z. */
    record Timestamp(String timestamp) implements Until {
      public Timestamp {
        Preconditions.that(
            AslTimestamps.isValid(timestamp),
            "Timestamp is not a timestamp of RFC 3339: " + timestamp);
      }
    }

    /** {@code TimestampPath}: where the timestamp stands. */
    record TimestampPath(String path) implements Until {
      public TimestampPath {
        Preconditions.path(path, "TimestampPath");
      }
    }
  }
}
