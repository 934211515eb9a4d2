package dev.exesys.compiler.picture;

import java.util.OptionalDouble;

/** Looks up the durations of orders. */
@FunctionalInterface
public interface OrderDurations {
  /** Returns the duration of an order in seconds, if it is known. */
  OptionalDouble seconds(String order);
}
