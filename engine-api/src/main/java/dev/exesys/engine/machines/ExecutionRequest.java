package dev.exesys.engine.machines;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The execution that a run starts.
 *
 * @param name at most 80 of {@code [0-9A-Za-z_-]}; ends in the run id
 * @param input JSON
 * @param machineTags tags of the state machines that the start creates
 */
public record ExecutionRequest(String name, String input, Map<String, String> machineTags) {
  public ExecutionRequest {
    machineTags = Collections.unmodifiableMap(new LinkedHashMap<>(machineTags));
  }
}
