package dev.exesys.compiler.picture;

import java.util.OptionalDouble;

/** How long orders take, where that is known. */
@FunctionalInterface
public interface Durations {
  /** Nothing is known. */
  Durations UNKNOWN = order -> OptionalDouble.empty();

  /** The seconds that an order takes. */
  OptionalDouble seconds(String order);
}
