package dev.exesys.engine;

import tools.jackson.databind.JsonNode;

/**
 * A function of the engine as whoever hosts it sees it: an event in, an answer out, an exception
 * for a failure.
 */
@FunctionalInterface
public interface JsonFunction {

  /** Handles one event. */
  JsonNode apply(JsonNode event);
}
