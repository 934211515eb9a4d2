package dev.exesys.core.store;

import java.util.Optional;

/**
 * Reads and writes SSM parameters, decrypted. Values are secret: they must not be logged or
 * included in exception messages.
 */
public interface ParameterStore {

  /** Returns the value of a parameter; empty if it does not exist. */
  Optional<String> get(String name);
}
