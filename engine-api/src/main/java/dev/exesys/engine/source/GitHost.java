package dev.exesys.engine.source;

import dev.exesys.core.source.SourceException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.TransportCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.jspecify.annotations.Nullable;

/** A deployment's git host, as somebody with a certain token sees it. */
final class GitHost {
  private static final int TIMEOUT_SECONDS = 60;
  private static final Pattern REPOSITORY = Pattern.compile("[\\w.-]+(/[\\w.-]+)+");
  private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{40}");

  private final String baseUrl;
  private final Optional<HostCredentials> credentials;

  GitHost(String baseUrl, Optional<String> token) {
    HostSettings.install();
    this.baseUrl = baseUrl;
    this.credentials = token.map(t -> new HostCredentials(baseUrl, t));
  }

  /**
   * Finds a commit by what a job calls it.
   *
   * @return empty if there is no such repository
   * @throws SourceException if there is no such commit in it, or it may not be read
   */
  Optional<RemoteCommit> find(String gitRepo, @Nullable String commitHash) {
    if (!REPOSITORY.matcher(gitRepo).matches() || gitRepo.contains("..")) {
      throw new SourceException("git_repo " + gitRepo + " is not of the form org/repo");
    }
    for (String url : candidates(baseUrl + "/" + gitRepo)) {
      Optional<Map<String, Ref>> refs = refs(url);
      if (refs.isPresent()) {
        return Optional.of(new RemoteCommit(url, resolve(refs.get(), gitRepo, commitHash)));
      }
    }
    return Optional.empty();
  }

  /** Sets up what all calls to a remote have in common. */
  <C extends TransportCommand<C, ?>> C prepared(C command) {
    command.setTimeout(TIMEOUT_SECONDS);
    credentials.ifPresent(command::setCredentialsProvider);
    return command;
  }

  /** Whether a submodule may be fetched from there: from this machine only if the rest is. */
  boolean allows(String url) {
    boolean remote =
        url.startsWith("https://") || url.startsWith("ssh://") || url.startsWith("git@");
    return remote || (url.startsWith("file:") && baseUrl.startsWith("file:"));
  }

  /** Hosts answer to one of these or to both; a folder only to the one it is called. */
  private static List<String> candidates(String url) {
    return url.endsWith(".git") ? List.of(url) : List.of(url, url + ".git");
  }

  private Optional<Map<String, Ref>> refs(String url) {
    try {
      return Optional.of(prepared(Git.lsRemoteRepository()).setRemote(url).callAsMap());
    } catch (GitAPIException e) {
      if (GitFailures.isMissing(e)) {
        return Optional.empty();
      }
      throw GitFailures.translate("reading " + url, e);
    }
  }

  private static ObjectId resolve(
      Map<String, Ref> refs, String gitRepo, @Nullable String commitHash) {
    if (commitHash != null && COMMIT.matcher(commitHash).matches()) {
      return ObjectId.fromString(commitHash);
    }
    List<String> names =
        commitHash == null
            ? List.of(Constants.HEAD)
            : List.of(commitHash, Constants.R_HEADS + commitHash, Constants.R_TAGS + commitHash);
    for (String name : names) {
      Ref ref = refs.get(name);
      if (ref != null) {
        ObjectId id = ref.getPeeledObjectId() == null ? ref.getObjectId() : ref.getPeeledObjectId();
        if (id != null) {
          return id;
        }
      }
    }
    throw new SourceException(
        commitHash == null
            ? gitRepo + " has no commits"
            : "%s has no branch or tag %s; a commit needs all of its 40 digits"
                .formatted(gitRepo, commitHash));
  }
}
