package dev.exesys.engine.codehost;

import dev.exesys.core.store.RunItem;
import java.util.Optional;

/** Provides the token with which a run is reported. */
@FunctionalInterface
public interface CodeHostTokens {

  /** Returns the token; empty if the run has none. */
  Optional<String> of(RunItem run);
}
