package dev.exesys.engine.source;

import dev.exesys.core.source.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.ResetCommand.ResetType;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.submodule.SubmoduleWalk;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;

/** Fetches one commit without its history and checks it out, together with its submodules. */
final class CommitCheckout {
  private static final String SCRATCH_REF = "refs/exesys/commit";
  private static final int MAX_DEPTH = 10;

  private final GitHost host;

  CommitCheckout(GitHost host) {
    this.host = host;
  }

  /**
   * Checks a commit out to an empty directory.
   *
   * @return the commit's time
   */
  Instant fetch(RemoteCommit commit, Path folder) throws IOException {
    return fetch(commit, folder, "", 0);
  }

  /**
   * Checks out a repository or submodule.
   *
   * @param prefix the path of the submodule in the outermost checkout, with a slash at its end
   */
  private Instant fetch(RemoteCommit commit, Path folder, String prefix, int depth)
      throws IOException {
    try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
      Repository repository = git.getRepository();
      StoredConfig config = repository.getConfig();
      config.setString("remote", Constants.DEFAULT_REMOTE_NAME, "url", commit.url());
      config.save();
      fetchCommit(git, commit);
      RevCommit parsed = parse(repository, commit);
      detach(repository, commit.id());
      git.reset().setMode(ResetType.HARD).setRef(commit.id().name()).call();
      WorkingTreeEncodings.apply(repository, folder);
      RawFileNames.restore(repository, parsed.getTree(), folder);
      fetchSubmodules(repository, folder, prefix, depth);
      config.setString(
          "remote",
          Constants.DEFAULT_REMOTE_NAME,
          "fetch",
          "+refs/heads/*:refs/remotes/" + Constants.DEFAULT_REMOTE_NAME + "/*");
      config.save();
      GitFolderNormalizer.clean(repository);
      return Instant.ofEpochSecond(parsed.getCommitTime());
    } catch (GitAPIException e) {
      throw host.failed("checking out " + commit.id().name(), e);
    }
  }

  private void fetchCommit(Git git, RemoteCommit commit) {
    try {
      host.prepared(git.fetch())
          .setDepth(1)
          .setTagOpt(TagOpt.NO_TAGS)
          .setRefSpecs(new RefSpec(commit.id().name() + ":" + SCRATCH_REF))
          .call();
    } catch (GitAPIException e) {
      // Some servers allow only the commits of branches and tags to be fetched; the commit may be
      // in their history.
      fetchEverything(git, commit, e);
    }
  }

  private void fetchEverything(Git git, RemoteCommit commit, GitAPIException firstFailure) {
    try {
      host.prepared(git.fetch())
          .setTagOpt(TagOpt.NO_TAGS)
          .setRefSpecs(
              new RefSpec("+refs/heads/*:refs/exesys/heads/*"),
              new RefSpec("+refs/tags/*:refs/exesys/tags/*"))
          .call();
    } catch (GitAPIException e) {
      e.addSuppressed(firstFailure);
      throw host.failed("fetching from " + commit.url(), e);
    }
  }

  private static RevCommit parse(Repository repository, RemoteCommit commit) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      return walk.parseCommit(commit.id());
    } catch (MissingObjectException e) {
      throw new SourceException(
          "commit " + commit.id().name() + " does not exist in " + commit.url(), e);
    }
  }

  private static void detach(Repository repository, ObjectId commit) throws IOException {
    RefUpdate head = repository.updateRef(Constants.HEAD, true);
    head.setNewObjectId(commit);
    head.forceUpdate();
  }

  private void fetchSubmodules(Repository repository, Path folder, String prefix, int depth)
      throws IOException {
    if (depth == MAX_DEPTH) {
      throw new SourceException("submodules are nested more than " + MAX_DEPTH + " levels deep");
    }
    try (SubmoduleWalk walk = SubmoduleWalk.forIndex(repository)) {
      while (walk.next()) {
        if (!"none".equals(walk.getModulesUpdate())) {
          fetchSubmodule(repository, walk, folder, prefix + walk.getPath(), depth);
        }
      }
    } catch (ConfigInvalidException e) {
      throw new SourceException("malformed .gitmodules: " + e.getMessage(), e);
    }
  }

  private void fetchSubmodule(
      Repository repository, SubmoduleWalk walk, Path folder, String name, int depth)
      throws IOException, ConfigInvalidException {
    if (walk.getModulesUrl() == null) {
      throw new SourceException(
          "submodule %s has no URL: add its path and url to .gitmodules, or remove it"
              .formatted(name));
    }
    String named = remoteUrl(repository, walk);
    Optional<String> url = host.submodule(named);
    Path path = folder.resolve(walk.getPath()).normalize();
    if (url.isEmpty() || !isOwnFolder(folder, path)) {
      throw new SourceException("submodule %s cannot be fetched from %s".formatted(name, named));
    }
    fetch(new RemoteCommit(url.get(), walk.getObjectId()), path, name + "/", depth + 1);
  }

  /** Resolves a relative URL against the URL of the repository. */
  private static String remoteUrl(Repository repository, SubmoduleWalk walk)
      throws IOException, ConfigInvalidException {
    return String.valueOf(SubmoduleWalk.getSubmoduleRemoteUrl(repository, walk.getModulesUrl()));
  }

  /**
   * Returns whether all directories of the path exist and none is a link, which could lead out of
   * the checkout.
   */
  private static boolean isOwnFolder(Path folder, Path path) {
    for (Path p = path; p != null && !p.equals(folder); p = p.getParent()) {
      if (!p.startsWith(folder) || !Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
    }
    return true;
  }
}
