package dev.exesys.core.store;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * SSM parameters, decrypted. Values are secret: they may not be logged or put into an exception's
 * message.
 */
public interface ParameterStore {

  /** The parameter's value, or empty if there is none. */
  Optional<String> get(String name);

  /**
   * Writes a SecureString that is of no use after {@code expiresAt}, unless there is a parameter of
   * that name.
   *
   * @return false if there is one, and nothing was written
   */
  boolean createSecure(String name, String value, Instant expiresAt);

  /** Removes parameters; those that do not exist are no error. */
  void delete(Collection<String> names);
}
