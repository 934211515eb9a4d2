package dev.exesys.engine.wiring;

import dev.exesys.core.contract.TokenLocation;
import dev.exesys.core.source.SourceException;
import dev.exesys.core.store.ParameterStore;
import dev.exesys.core.store.RunItem;
import dev.exesys.engine.source.SourceCheckout;
import dev.exesys.engine.steps.RunSource;
import dev.exesys.engine.steps.RunSourceException;
import java.util.Optional;

/**
 * Checks a run's repository out with the token at the job's {@code git_token_location}; without a
 * token only public repositories can be read.
 */
public final class GitRunSource implements RunSource {

  private final SourceCheckout checkouts;
  private final ParameterStore parameters;

  /** Creates the source. */
  public GitRunSource(SourceCheckout checkouts, ParameterStore parameters) {
    this.checkouts = checkouts;
    this.parameters = parameters;
  }

  @Override
  public Checkout fetch(RunItem run) {
    Optional<String> token =
        TokenLocation.parse(run.job().gitTokenLocation())
            .flatMap(at -> parameters.get(at.ssmPath()))
            .map(String::strip)
            .filter(text -> !text.isEmpty());
    try {
      var made = checkouts.make(run.job().gitRepo(), run.job().commitHash(), token);
      String note =
          "repository " + run.job().gitRepo() + " does not exist: the orders get an empty checkout";
      return new Checkout(made.uri(), made.commit(), made.commit() == null ? note : null);
    } catch (SourceException e) {
      throw new RunSourceException(String.valueOf(e.getMessage()), e);
    }
  }
}
