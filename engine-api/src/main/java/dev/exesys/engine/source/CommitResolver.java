package dev.exesys.engine.source;

import dev.exesys.core.source.SourceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.FetchCommand;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.FilterSpec;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.jspecify.annotations.Nullable;

/** Resolves a job's {@code commit_hash} to a commit. */
final class CommitResolver {
  private static final Pattern WHOLE = Pattern.compile("[0-9a-fA-F]{40}");
  private static final Pattern SHORT = Pattern.compile("[0-9a-fA-F]{7,39}");

  private static final FilterSpec NO_FILES = filter("tree:0");

  private final GitHost host;
  private final Path scratch;

  /**
   * Creates a resolver.
   *
   * @param scratch a directory that does not exist yet
   */
  CommitResolver(GitHost host, Path scratch) {
    this.host = host;
    this.scratch = scratch;
  }

  /**
   * Resolves the name of a branch, the name of a tag, or the digits of a commit, in this order.
   *
   * @param commitHash a branch, a tag, or the digits of a commit, possibly abbreviated; null for
   *     the default branch
   * @throws SourceException if there is no such commit, or if several begin with these digits
   */
  RemoteCommit find(RemoteRepository repository, @Nullable String commitHash) throws IOException {
    if (commitHash != null && WHOLE.matcher(commitHash).matches()) {
      return new RemoteCommit(repository.url(), ObjectId.fromString(commitHash));
    }
    Optional<ObjectId> tip = repository.tip(commitHash);
    if (tip.isEmpty() && commitHash != null && SHORT.matcher(commitHash).matches()) {
      tip = complete(repository, commitHash);
    }
    return new RemoteCommit(
        repository.url(), tip.orElseThrow(() -> missing(repository.name(), commitHash)));
  }

  private static SourceException missing(String repository, @Nullable String commitHash) {
    return new SourceException(
        commitHash == null
            ? repository + " has no commits"
            : repository + " has no branch, tag or commit " + commitHash);
  }

  /**
   * Servers do not resolve abbreviated digits, so this fetches the history of all branches and
   * tags, without files if the server supports that.
   */
  private Optional<ObjectId> complete(RemoteRepository repository, String digits)
      throws IOException {
    try (Git git = Git.init().setBare(true).setDirectory(scratch.toFile()).call()) {
      fetchHistory(git, repository.url());
      return Optional.ofNullable(git.getRepository().resolve(digits + "^{commit}"));
    } catch (AmbiguousObjectException e) {
      throw new SourceException(
          "%s has several commits that begin with %s".formatted(repository.name(), digits), e);
    } catch (GitAPIException e) {
      throw host.failed("searching for commit " + digits + " in " + repository.url(), e);
    }
  }

  private void fetchHistory(Git git, String url) throws GitAPIException {
    try {
      history(git, url).setTransportConfigCallback(this::withoutFiles).call();
    } catch (GitAPIException e) {
      // Not every server supports the filter.
      history(git, url).call();
    }
  }

  private void withoutFiles(Transport transport) {
    host.configure(transport);
    transport.setFilterSpec(NO_FILES);
  }

  private FetchCommand history(Git git, String url) {
    return host.prepared(git.fetch())
        .setRemote(url)
        .setTagOpt(TagOpt.NO_TAGS)
        .setRefSpecs(
            new RefSpec("+" + Constants.R_HEADS + "*:" + Constants.R_HEADS + "*"),
            new RefSpec("+" + Constants.R_TAGS + "*:" + Constants.R_TAGS + "*"));
  }

  private static FilterSpec filter(String line) {
    try {
      return FilterSpec.fromFilterLine(line);
    } catch (PackProtocolException e) {
      throw new IllegalArgumentException("not a filter: " + line, e);
    }
  }
}
