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
 * Takes out of a {@code .git} folder what depends on when and where it was made, so that two
 * checkouts of one commit are alike.
 */
final class GitFolderNormalizer {
  private static final List<String> VOLATILE =
      List.of("FETCH_HEAD", "ORIG_HEAD", "logs", "hooks", "branches", "refs/exesys");

  private GitFolderNormalizer() {}

  static void clean(Repository repository) throws IOException {
    // The index notes each file's time and size, so as not to compare contents. Noted as nothing,
    // git compares once. Opened without its repository, or JGit would look the files up again.
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
