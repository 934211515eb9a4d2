package dev.exesys.core.store;

import java.util.Optional;

/**
 * Reads secrets of Secrets Manager. Values are secret: they must not be logged or included in
 * exception messages.
 */
public interface SecretStore {

  /** Returns the current value of the secret of that name or ARN; empty if it does not exist. */
  Optional<String> get(String id);
}
