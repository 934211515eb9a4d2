package dev.exesys.engine.source;

import dev.exesys.core.settings.EngineSettings.EmptyCheckout;
import dev.exesys.core.settings.EngineSettings.Git;
import dev.exesys.core.source.SourceException;
import dev.exesys.core.source.SourcePacker;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.StorageKeys;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.jspecify.annotations.Nullable;

/**
 * Checks out a commit and stores it as an archive in the internal bucket, named by its content, so
 * that runs of the same commit share one archive. See docs/adr/0007-jgit.md.
 */
public final class SourceCheckout {
  private final Git settings;
  private final BlobStore blobs;
  private final Path scratch;

  /**
   * Creates the checkout of a deployment.
   *
   * @param blobs the internal bucket
   * @param scratch the directory for checkouts in progress; created if it does not exist
   */
  public SourceCheckout(Git settings, BlobStore blobs, Path scratch) {
    this.settings = settings;
    this.blobs = blobs;
    this.scratch = scratch;
  }

  /**
   * Checks out a commit and stores its archive.
   *
   * @param gitRepo {@code org/repo}
   * @param commitHash a branch, a tag, or at least seven digits of a commit; null for the default
   *     branch
   * @param token the access token of a private repository, or a private key for SSH
   * @throws SourceException if the repository or commit does not exist or cannot be read
   */
  public StoredSource make(String gitRepo, @Nullable String commitHash, Optional<String> token) {
    try {
      Files.createDirectories(scratch);
      Path folder = Files.createTempDirectory(scratch, "checkout-");
      try {
        return makeIn(folder, gitRepo, commitHash, token);
      } finally {
        remove(folder);
      }
    } catch (IOException | JGitInternalException | IllegalStateException e) {
      // The most likely cause is a full disk, whose size the operator can increase. JGit reports a
      // tree that it cannot check out as an illegal state.
      throw new SourceException("the checkout of " + gitRepo + " failed: " + e.getMessage(), e);
    }
  }

  /**
   * Returns an archive that a client has stored.
   *
   * @param sha256 the digest of its content
   * @throws SourceException if it does not exist
   */
  public StoredSource uploaded(String sha256) {
    String key = StorageKeys.source(sha256);
    if (!blobs.exists(key)) {
      throw new SourceException(
          "source archive "
              + blobs.uri(key)
              + " does not exist: submit the job with"
              + " `exesys run --source` again");
    }
    return new StoredSource(blobs.uri(key), null);
  }

  /** Returns the message about a run whose repository does not exist. */
  public String missing(String gitRepo) {
    return "there is no repository "
        + gitRepo
        + " under "
        + settings.baseUrl()
        + ": the orders get an empty checkout";
  }

  private StoredSource makeIn(
      Path folder, String gitRepo, @Nullable String commitHash, Optional<String> token)
      throws IOException {
    Path tree = Files.createDirectory(folder.resolve("tree"));
    try (GitHost host = new GitHost(settings, token)) {
      Optional<RemoteRepository> repository = host.find(gitRepo);
      if (repository.isPresent()) {
        CommitResolver search = new CommitResolver(host, folder.resolve("history"));
        RemoteCommit commit = search.find(repository.get(), commitHash);
        Instant time = new CommitCheckout(host).fetch(commit, tree);
        return store(tree, time, folder, commit.id().name());
      }
    }
    if (settings.emptyCheckout() == EmptyCheckout.IF_MISSING && commitHash == null) {
      return store(tree, Instant.EPOCH, folder, null);
    }
    throw new SourceException(
        "repository "
            + gitRepo
            + " does not exist on "
            + settings.baseUrl()
            + ", or access to it is denied");
  }

  private StoredSource store(Path tree, Instant time, Path folder, @Nullable String commit)
      throws IOException {
    Path archive = folder.resolve("source.tar.gz");
    String key = StorageKeys.source(SourcePacker.pack(tree, time, archive));
    if (!blobs.exists(key)) {
      blobs.put(key, archive);
    }
    return new StoredSource(blobs.uri(key), commit);
  }

  private static void remove(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
