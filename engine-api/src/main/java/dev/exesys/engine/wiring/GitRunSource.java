package dev.exesys.engine.wiring;

import dev.exesys.core.source.SourceException;
import dev.exesys.core.source.UploadedSource;
import dev.exesys.core.store.ParameterStore;
import dev.exesys.core.store.RunItem;
import dev.exesys.engine.source.SourceCheckout;
import dev.exesys.engine.source.StoredSource;
import dev.exesys.engine.steps.RunSource;
import dev.exesys.engine.steps.RunSourceException;
import java.util.Optional;

/**
 * Checks a run's repository out with the token at the job's {@code git_token_location}; without a
 * token only public repositories can be read. A job that names an uploaded archive gets that one.
 */
public final class GitRunSource implements RunSource {

  private final SourceCheckout checkouts;
  private final RunGitTokens tokens;

  /** Creates the source. */
  public GitRunSource(SourceCheckout checkouts, ParameterStore parameters) {
    this.checkouts = checkouts;
    this.tokens = new RunGitTokens(parameters);
  }

  @Override
  public Checkout fetch(RunItem run) {
    Optional<String> uploaded = UploadedSource.digest(run.job().commitHash());
    try {
      return uploaded.isPresent()
          ? new Checkout(checkouts.uploaded(uploaded.get()).uri(), null, null)
          : checkOut(run);
    } catch (SourceException e) {
      throw new RunSourceException(String.valueOf(e.getMessage()), e);
    }
  }

  private Checkout checkOut(RunItem run) {
    Optional<String> token = tokens.of(run);
    String repository = run.job().gitRepo();
    StoredSource made = checkouts.make(repository, run.job().commitHash(), token);
    return new Checkout(
        made.uri(), made.commit(), made.commit() == null ? checkouts.missing(repository) : null);
  }
}
