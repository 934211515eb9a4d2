package dev.exesys.engine.source;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.FS;

/**
 * Removes from a {@code .git} directory what depends on the time and place of the checkout, so that
 * two checkouts of a commit have identical contents.
 */
final class GitFolderNormalizer {
  private static final List<String> VOLATILE =
      List.of("FETCH_HEAD", "ORIG_HEAD", "logs", "hooks", "branches", "refs/exesys");

  private GitFolderNormalizer() {}

  static void clean(Repository repository) throws IOException {
    // The index caches each file's time and size. With the caches cleared, git compares the
    // contents once. The index is opened without its repository, because JGit would otherwise fill
    // the caches again.
    DirCache index = DirCache.lock(repository.getIndexFile(), FS.DETECTED);
    for (int i = 0; i < index.getEntryCount(); i++) {
      index.getEntry(i).setLastModified(Instant.EPOCH);
      index.getEntry(i).setLength(0);
    }
    index.write();
    index.commit();
    File folder = repository.getDirectory();
    for (String name : VOLATILE) {
      remove(folder.toPath().resolve(name));
    }
  }

  private static void remove(Path path) throws IOException {
    if (Files.exists(path)) {
      try (Stream<Path> all = Files.walk(path)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
