package dev.exesys.core.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Under which ends of its dependencies an order runs; an extension of the contract. */
public enum When {
  /** Runs unless a dependency blocks it; the default. */
  ON_SUCCESS,
  /** Runs once all dependencies are settled, whatever became of them. */
  ALWAYS,
  /** Runs only if at least one dependency did not succeed, else is skipped. */
  ON_FAILURE;

  private static final Map<String, When> BY_WIRE =
      Arrays.stream(values()).collect(Collectors.toMap(When::wire, Function.identity()));

  private final String wire = name().toLowerCase(Locale.ROOT);

  /** The name in a payload. */
  @JsonValue
  public String wire() {
    return wire;
  }

  /** The value of that name in a payload, if there is one. */
  public static Optional<When> fromWire(String name) {
    return Optional.ofNullable(BY_WIRE.get(name));
  }
}
