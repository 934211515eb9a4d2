package dev.exesys.core.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Defines the outcomes of the dependencies under which an order runs; an extension of the contract.
 */
public enum When {
  /** Runs unless a dependency blocks it. This is the default. */
  ON_SUCCESS,
  /** Runs once all dependencies are settled, regardless of their outcome. */
  ALWAYS,
  /** Runs if at least one dependency did not succeed, and is skipped otherwise. */
  ON_FAILURE;

  private static final Map<String, When> BY_WIRE =
      Arrays.stream(values()).collect(Collectors.toMap(When::wire, Function.identity()));

  private final String wire = name().toLowerCase(Locale.ROOT);

  /** Returns the name in a payload. */
  @JsonValue
  public String wire() {
    return wire;
  }

  /** Returns the value of that name in a payload; empty for an unknown name. */
  public static Optional<When> fromWire(String name) {
    return Optional.ofNullable(BY_WIRE.get(name));
  }
}
