package dev.exesys.engine.source;

import dev.exesys.core.source.RawPath;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * Restores the bytes of file names that are not UTF-8. JGit reads such names as Latin-1 and writes
 * them as UTF-8, to the working tree and to the index.
 */
final class RawFileNames {
  private RawFileNames() {}

  /**
   * Renames the files of a checkout whose names JGit has changed.
   *
   * @param tree the tree that is checked out
   */
  static void restore(Repository repository, ObjectId tree, Path folder) throws IOException {
    boolean renamed = false;
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.addTree(tree);
      walk.setRecursive(true);
      while (walk.next()) {
        if (!RawPath.isText(walk.getRawPath()) && !FileMode.GITLINK.equals(walk.getFileMode(0))) {
          rename(folder, walk);
          renamed = true;
        }
      }
    }
    if (renamed) {
      writeIndex(repository, tree);
    }
  }

  private static void rename(Path folder, TreeWalk walk) throws IOException {
    Path written = folder.resolve(walk.getPathString());
    Path named = RawPath.resolve(folder, RawPath.encoded(walk.getRawPath()));
    if (Files.exists(written, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectories(named.getParent());
      Files.move(written, named);
      removeEmpty(written.getParent(), folder);
    }
  }

  private static void writeIndex(Repository repository, ObjectId tree) throws IOException {
    DirCache index = repository.lockDirCache();
    try (ObjectReader reader = repository.newObjectReader()) {
      DirCacheBuilder builder = index.builder();
      builder.addTree(new byte[0], 0, reader, tree);
      builder.finish();
      index.write();
      index.commit();
    } finally {
      index.unlock();
    }
  }

  private static void removeEmpty(@Nullable Path directory, Path root) throws IOException {
    try {
      for (Path each = directory; each != null && !each.equals(root); each = each.getParent()) {
        Files.delete(each);
      }
    } catch (DirectoryNotEmptyException e) {
      // Other files are in it.
      return;
    }
  }
}
