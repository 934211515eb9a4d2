package dev.exesys.core.artifact;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The files and symbolic links of an order that match its artifact patterns. Folders named {@code
 * .git} are left out, and so is everything that is neither a file nor a link.
 *
 * @param files the paths by their names, which are relative to the working directory
 * @param unmatched the patterns that match nothing
 * @param contentSize total size of the files in bytes
 */
public record ArtifactFiles(
    NavigableMap<String, Path> files, List<String> unmatched, long contentSize) {

  /**
   * Finds the files below a working directory. Links are not followed.
   *
   * @param folder the real path of the working directory
   */
  public static ArtifactFiles find(Path folder, List<String> patterns) throws IOException {
    NavigableMap<String, Path> files = new TreeMap<>();
    List<String> unmatched = new ArrayList<>();
    long[] size = new long[1];
    for (String text : patterns) {
      ArtifactPattern pattern = ArtifactPattern.of(text);
      Path root = folder.resolve(pattern.root());
      Matches matches = new Matches(folder, pattern, files, size);
      if (isReal(root) && !pattern.root().matches("(.*/)?\\.git(/.*)?")) {
        Files.walkFileTree(root, matches);
      }
      if (!matches.any) {
        unmatched.add(text);
      }
    }
    return new ArtifactFiles(files, unmatched, size[0]);
  }

  /** Returns whether a path exists and none of its folders is a link. */
  private static boolean isReal(Path path) throws IOException {
    Path parent = path.getParent();
    return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        && parent != null
        && parent.toRealPath().equals(parent);
  }

  private static final class Matches extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final ArtifactPattern pattern;
    private final NavigableMap<String, Path> files;
    private final long[] size;
    private boolean any;

    Matches(Path folder, ArtifactPattern pattern, NavigableMap<String, Path> files, long[] size) {
      this.folder = folder;
      this.pattern = pattern;
      this.files = files;
      this.size = size;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
      return path.endsWith(".git") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
      String name = folder.relativize(path).toString();
      boolean kept = attributes.isRegularFile() || attributes.isSymbolicLink();
      if (kept && pattern.matches(name)) {
        any = true;
        if (files.put(name, path) == null && attributes.isRegularFile()) {
          size[0] += attributes.size();
        }
      }
      return FileVisitResult.CONTINUE;
    }

    /** A folder that cannot be read has no files. */
    @Override
    public FileVisitResult visitFileFailed(Path path, IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }
}
