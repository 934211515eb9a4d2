package dev.exesys.core.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder in a checkout that an order's commands start in. */
public final class WorkingFolder {
  private WorkingFolder() {}

  /**
   * Resolves {@code git_folder}.
   *
   * @param gitFolder relative to the checkout; null or empty means the checkout itself
   * @throws SourceException if there is no such folder, or if it lies outside the checkout, also by
   *     way of a symbolic link
   */
  public static Path in(Path checkout, @Nullable String gitFolder) throws IOException {
    Path root = checkout.toRealPath();
    if (gitFolder == null || gitFolder.isEmpty()) {
      return root;
    }
    Path folder = root.resolve(gitFolder);
    if (!folder.normalize().startsWith(root)) {
      throw new SourceException("git_folder " + gitFolder + " lies outside the checkout");
    }
    if (!Files.isDirectory(folder)) {
      throw new SourceException("git_folder " + gitFolder + " is no folder of the checkout");
    }
    Path real = folder.toRealPath();
    if (!real.startsWith(root)) {
      throw new SourceException("git_folder " + gitFolder + " lies outside the checkout");
    }
    return real;
  }
}
