package dev.exesys.worker.order;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * An order's own folders, made new and removed with all that is in them.
 *
 * @param root holds the others; only this user may enter it
 */
public record Workspace(Path root) implements AutoCloseable {
  /** Makes the folders below {@code parent}, which is made if it is not there. */
  public static Workspace create(Path parent) throws IOException {
    Files.createDirectories(parent);
    Path root =
        Files.createTempDirectory(
            parent,
            "order-",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Workspace workspace = new Workspace(root.toRealPath());
    for (Path folder :
        new Path[] {
          workspace.checkout(),
          workspace.home(),
          workspace.temporary(),
          workspace.events(),
          workspace.log()
        }) {
      Files.createDirectory(folder);
    }
    return workspace;
  }

  /** The order's copy of the source. */
  public Path checkout() {
    return root.resolve("checkout");
  }

  /** {@code HOME}: nothing of the host's user is found there, and nothing is left there. */
  public Path home() {
    return root.resolve("home");
  }

  /** {@code TMPDIR}. */
  public Path temporary() {
    return root.resolve("tmp");
  }

  /** {@code AWS_EXE_SYS_EVENTS_DIR}. */
  public Path events() {
    return root.resolve("events");
  }

  /** Chunks of the log that wait to be stored. */
  public Path log() {
    return root.resolve("log");
  }

  /** Removes everything, also what a command has made unreadable for its own user. */
  @Override
  public void close() throws IOException {
    remove(root);
  }

  /** Removes a file, or a folder with all that is in it; follows no link. */
  public static void remove(Path path) throws IOException {
    Files.walkFileTree(path, new Removal());
  }

  private static final class Removal extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      if (!Files.isWritable(folder) || !Files.isExecutable(folder)) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      // A folder without the right to list it: preVisitDirectory is not called for those.
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
      Files.walkFileTree(file, this);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
