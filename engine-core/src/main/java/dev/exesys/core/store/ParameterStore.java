package dev.exesys.core.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * Reads and writes SSM parameters, decrypted. Values are secret: they must not be logged or
 * included in exception messages.
 */
public interface ParameterStore {

  /** Returns the value of a parameter; empty if it does not exist. */
  Optional<String> get(String name);

  /**
   * Writes a SecureString that expires at {@code expiresAt}, unless the parameter exists.
   *
   * @return false if the parameter exists and nothing was written
   */
  boolean createSecure(String name, String value, Instant expiresAt);

  /** Deletes the parameters that exist. */
  void delete(Collection<String> names);
}
