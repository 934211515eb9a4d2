package dev.exesys.core.contract;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Under which ends of its dependencies an order runs; an extension of the contract. */
public enum When {
  /** Runs unless a dependency blocks it; the default. */
  ON_SUCCESS,
  /** Runs once all dependencies are settled, whatever became of them. */
  ALWAYS,
  /** Runs only if at least one dependency did not succeed, else is skipped. */
  ON_FAILURE;

  /** The name in a payload. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The value of that name in a payload, if there is one. */
  public static Optional<When> fromWire(String name) {
    return Arrays.stream(values()).filter(w -> w.wire().equals(name)).findFirst();
  }
}
