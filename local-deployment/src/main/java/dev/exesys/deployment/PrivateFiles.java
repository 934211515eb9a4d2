package dev.exesys.deployment;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Creates files and directories that only their owner can access, whatever the umask is. */
public final class PrivateFiles {
  private static final Set<PosixFilePermission> DIRECTORY =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private PrivateFiles() {}

  /** Creates a directory; does nothing if it exists. Its parents get the usual permissions. */
  public static void createDirectory(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return;
    }
    Path parent = path.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.createDirectory(path, attribute(DIRECTORY));
  }

  /** Creates an empty file. */
  public static void create(Path path) throws IOException {
    Files.createFile(path, attribute(FILE));
  }

  /** Creates an empty file; does nothing if it exists. */
  static void createIfMissing(Path path) throws IOException {
    try {
      create(path);
    } catch (FileAlreadyExistsException e) {
      // Its content and its permissions are kept.
      return;
    }
  }

  /**
   * Withdraws the permissions of others from a directory and everything in it. The content is
   * visited only if the directory was accessible to others, as one of an earlier release is.
   */
  public static void tighten(Path path) throws IOException {
    if (DIRECTORY.containsAll(Files.getPosixFilePermissions(path))) {
      return;
    }
    Files.setPosixFilePermissions(path, DIRECTORY);
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            return withdraw(folder);
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            return attributes.isSymbolicLink() ? FileVisitResult.CONTINUE : withdraw(file);
          }
        });
  }

  private static FileVisitResult withdraw(Path path) throws IOException {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    permissions.addAll(Files.getPosixFilePermissions(path));
    if (!DIRECTORY.containsAll(permissions)) {
      permissions.retainAll(DIRECTORY);
      Files.setPosixFilePermissions(path, permissions);
    }
    return FileVisitResult.CONTINUE;
  }

  private static FileAttribute<Set<PosixFilePermission>> attribute(
      Set<PosixFilePermission> permissions) {
    return PosixFilePermissions.asFileAttribute(permissions);
  }
}
