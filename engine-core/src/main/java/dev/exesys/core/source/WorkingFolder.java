package dev.exesys.core.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds the working directory of the commands of an order. */
public final class WorkingFolder {
  private WorkingFolder() {}

  /**
   * Resolves {@code git_folder}.
   *
   * @param gitFolder relative to the checkout; null or empty for the checkout itself
   * @throws SourceException if the directory does not exist or is outside the checkout, also
   *     through a symbolic link
   */
  public static Path in(Path checkout, @Nullable String gitFolder) throws IOException {
    Path root = checkout.toRealPath();
    if (gitFolder == null || gitFolder.isEmpty()) {
      return root;
    }
    Path folder = root.resolve(gitFolder);
    if (!folder.normalize().startsWith(root)) {
      throw new SourceException("git_folder " + gitFolder + " is outside the checkout");
    }
    if (!Files.isDirectory(folder)) {
      throw new SourceException("git_folder " + gitFolder + " is not a directory of the checkout");
    }
    Path real = folder.toRealPath();
    if (!real.startsWith(root)) {
      throw new SourceException("git_folder " + gitFolder + " is outside the checkout");
    }
    return real;
  }
}
