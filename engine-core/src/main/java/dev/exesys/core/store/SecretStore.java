package dev.exesys.core.store;

import java.util.Optional;

/**
 * Secrets Manager. Values are secret: they may not be logged or put into an exception's message.
 */
public interface SecretStore {

  /** The current value of the secret of that name or ARN, or empty if there is none. */
  Optional<String> get(String id);
}
