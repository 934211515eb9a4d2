package dev.exesys.asl;

import org.jspecify.annotations.Nullable;

/**
 * Delays the execution.
 *
 * @param io only {@code InputPath} and {@code OutputPath} may be set
 */
public record Wait(@Nullable String comment, Until until, InputOutputProcessing io, Transition then)
    implements State {
  public Wait {
    FieldValidation.require(
        io.hasOnlyPaths(),
        "Parameters, ResultSelector and ResultPath are not allowed in a Wait state");
  }

  @Override
  public StateType type() {
    return StateType.WAIT;
  }

  /** The duration of the delay, or its end. */
  public sealed interface Until {
    /** The {@code Seconds} field; 0 is allowed. */
    record Seconds(long seconds) implements Until {
      public Seconds {
        FieldValidation.require(
            seconds >= 0 && seconds <= ServiceLimits.SECONDS,
            "Seconds must be between 0 and " + ServiceLimits.SECONDS);
      }
    }

    /** The {@code SecondsPath} field: the location of the number of seconds. */
    record SecondsPath(String path) implements Until {
      public SecondsPath {
        FieldValidation.requireJsonPath(path, "SecondsPath");
      }
    }

    /** The {@code Timestamp} field: RFC 3339 with a capital T and Z. */
    record Timestamp(String timestamp) implements Until {
      public Timestamp {
        FieldValidation.require(
            AslTimestamps.isValid(timestamp),
            "Timestamp must be an RFC 3339 timestamp: " + timestamp);
      }
    }

    /** The {@code TimestampPath} field: the location of the timestamp. */
    record TimestampPath(String path) implements Until {
      public TimestampPath {
        FieldValidation.requireJsonPath(path, "TimestampPath");
      }
    }
  }
}
