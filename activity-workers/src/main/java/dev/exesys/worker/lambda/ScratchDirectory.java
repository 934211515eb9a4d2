package dev.exesys.worker.lambda;

import dev.exesys.core.folders.FileTrees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder in which commands may leave files although they have a workspace. The next order in the
 * same warm function may belong to another user, so everything that was not present when the
 * function started is removed.
 */
public final class ScratchDirectory {
  private final Path folder;
  private final Set<Path> initial;

  /** Records the current entries, which are kept. */
  public ScratchDirectory(Path folder) {
    this.folder = folder;
    try {
      this.initial = Set.copyOf(entries());
    } catch (IOException e) {
      throw new UncheckedIOException("listing the scratch directory failed: " + folder, e);
    }
  }

  /**
   * Removes all entries that were created since.
   *
   * @throws IOException if an entry cannot be removed
   */
  public void clear() throws IOException {
    for (Path entry : entries()) {
      if (!initial.contains(entry)) {
        FileTrees.remove(entry);
      }
    }
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }
}
