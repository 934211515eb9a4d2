package dev.exesys.worker.lambda;

import dev.exesys.worker.order.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder in which commands may have left files although they have folders of their own. The next
 * order on the same warm function may be another user's, so whatever was not there when the
 * function started goes.
 */
public final class ScratchDirectory {
  private final Path folder;
  private final Set<Path> own;

  /** Notes what is there now and stays. */
  public ScratchDirectory(Path folder) {
    this.folder = folder;
    try {
      this.own = Set.copyOf(entries());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  /**
   * Removes what has come since.
   *
   * @throws IOException if something cannot be removed
   */
  public void empty() throws IOException {
    for (Path entry : entries()) {
      if (!own.contains(entry)) {
        Workspace.remove(entry);
      }
    }
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    }
  }
}
