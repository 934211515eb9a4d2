package dev.exesys.engine;

import tools.jackson.databind.JsonNode;

/**
 * A function of the engine, independent of its host: takes an event, returns a response, and throws
 * an exception on failure.
 */
@FunctionalInterface
public interface JsonFunction {

  /** Handles one event. */
  JsonNode apply(JsonNode event);
}
