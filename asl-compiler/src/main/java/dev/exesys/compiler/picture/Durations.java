package dev.exesys.compiler.picture;

import java.util.OptionalDouble;

/** How long orders take, where that is known. */
@FunctionalInterface
public interface Durations {
  /** The seconds that an order takes. */
  OptionalDouble seconds(String order);
}
