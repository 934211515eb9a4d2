package dev.exesys.local.gateway;

import java.util.Optional;

/**
 * Finds access keys by id. Called for every request, from many threads at once; expired keys are
 * found too, so that their requests are refused with the right error.
 */
@FunctionalInterface
public interface AccessKeys {

  /** Returns the key with an id; empty if it is unknown. */
  Optional<AccessKey> find(String accessKeyId);
}
