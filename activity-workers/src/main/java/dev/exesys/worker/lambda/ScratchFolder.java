package dev.exesys.worker.lambda;

import dev.exesys.worker.order.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder in which commands may have left files although they have folders of their own. The next
 * order on the same warm function may be another user's, so what was not there before goes.
 */
public final class ScratchFolder {
  private final Path folder;
  private final Set<Path> before = new HashSet<>();

  public ScratchFolder(Path folder) {
    this.folder = folder;
  }

  /** Notes what is there before an order. */
  public void remember() {
    try (Stream<Path> entries = Files.list(folder)) {
      before.clear();
      entries.forEach(before::add);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  /** Removes what has come since. */
  public void empty() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.filter(e -> !before.contains(e)).toList()) {
        Workspace.remove(entry);
      }
    }
  }
}
