package dev.exesys.cli;

import dev.exesys.cli.aws.DeploymentStores;
import dev.exesys.cli.connect.Connection;
import dev.exesys.cli.console.CommandException;
import dev.exesys.core.source.SourcePacker;
import dev.exesys.core.source.UploadedSource;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.StorageKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A directory that replaces the checkout of a run, with all of its files: also those that Git
 * ignores or has not committed.
 *
 * @param path the directory
 * @param excluded the data directory of the local stack, which contains keys
 */
record SourceDirectory(Path path, Path excluded) {

  /**
   * Stores the directory in the internal bucket.
   *
   * @return the {@code commit_hash} that selects it
   * @throws CommandException if the directory cannot be read
   */
  String upload(Connection engine) {
    if (!Files.isDirectory(path)) {
      throw CommandException.refused("--source " + path + ": not a directory");
    }
    try (DeploymentStores stores = new DeploymentStores(engine)) {
      Path archive = Files.createTempFile("exesys-source", ".tar.gz");
      try {
        String digest = SourcePacker.pack(path, Instant.EPOCH, archive, this::isIncluded);
        BlobStore bucket = stores.internal();
        if (!bucket.exists(StorageKeys.source(digest))) {
          bucket.put(StorageKeys.source(digest), archive);
        }
        return UploadedSource.commitHash(digest);
      } finally {
        Files.delete(archive);
      }
    } catch (IOException e) {
      throw CommandException.failed("could not read " + path + ": " + e.getMessage(), e);
    }
  }

  /** Sockets and devices have no content that an archive could contain. */
  private boolean isIncluded(Path file) {
    boolean packable =
        Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
            || Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            || Files.isSymbolicLink(file);
    return packable && !file.toAbsolutePath().normalize().equals(excluded);
  }
}
