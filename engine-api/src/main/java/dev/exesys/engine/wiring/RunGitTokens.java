package dev.exesys.engine.wiring;

import dev.exesys.core.contract.TokenLocation;
import dev.exesys.core.store.ParameterStore;
import dev.exesys.core.store.RunItem;
import dev.exesys.engine.codehost.CodeHostTokens;
import java.util.Optional;

/** Reads the git tokens of runs. */
public final class RunGitTokens implements CodeHostTokens {
  private final ParameterStore parameters;

  /** Creates a reader of this store. */
  public RunGitTokens(ParameterStore parameters) {
    this.parameters = parameters;
  }

  /** Returns the token at the job's {@code git_token_location}; empty if there is none. */
  @Override
  public Optional<String> of(RunItem run) {
    return TokenLocation.parse(run.job().gitTokenLocation())
        .flatMap(at -> parameters.get(at.ssmPath()))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }
}
