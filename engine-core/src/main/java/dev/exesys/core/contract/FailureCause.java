package dev.exesys.core.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Classifies why an order, or an attempt of it, failed; the values of {@code retry.on}. */
public enum FailureCause {
  /** The worker reported that the order failed. */
  FAILED,
  /** The worker reported that the timeout of the order elapsed. */
  TIMED_OUT,
  /** The worker ended without a report, or its heartbeats stopped. */
  WORKER_LOST;

  private static final Map<String, FailureCause> BY_WIRE =
      Arrays.stream(values()).collect(Collectors.toMap(FailureCause::wire, Function.identity()));

  /** Returns the name in a payload, an item and an event. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the cause of that name; empty if there is none. */
  public static Optional<FailureCause> fromWire(String name) {
    return Optional.ofNullable(BY_WIRE.get(name));
  }
}
