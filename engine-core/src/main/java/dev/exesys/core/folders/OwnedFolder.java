package dev.exesys.core.folders;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A temporary folder that is removed when its owner is gone, however the owner ended.
 *
 * <p>All such folders of a user are below one root. The owner holds a lock on a file in its folder,
 * which the operating system releases with the process. Whoever creates a folder first removes
 * those whose lock is free: they contain what commands have written in plain text.
 */
public final class OwnedFolder implements AutoCloseable {
  private static final String OWNER = ".owner";
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /**
   * The folders of this process. Their files must not be opened: closing any channel of a file
   * releases the lock of the whole process.
   */
  private static final Set<Path> OWN = new HashSet<>();

  private final Path path;
  private final FileChannel lock;

  private OwnedFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /** Returns the root of this user's folders, in the system's temporary folder. */
  public static Path root() {
    String user = System.getProperty("user.name", "user").replaceAll("[^A-Za-z0-9_.-]", "_");
    return Path.of(System.getProperty("java.io.tmpdir"), "exesys-" + user);
  }

  /**
   * Creates a folder, after removing those below the root that have no owner any more.
   *
   * @param root is created if it does not exist
   * @param prefix of the name
   * @throws IOException if the root belongs to another user
   */
  public static OwnedFolder create(Path root, String prefix) throws IOException {
    Files.createDirectories(root, PRIVATE);
    if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS) || !isOwn(root)) {
      throw new IOException(root + " belongs to another user: remove it, or set java.io.tmpdir");
    }
    synchronized (OWN) {
      // A folder without a lock is one that is being created, unless the root is locked.
      try (FileChannel rootChannel = FileChannel.open(root.resolve(".lock"), CREATE, WRITE)) {
        requireValid(rootChannel.lock());
        removeAbandoned(root);
        Path path = Files.createTempDirectory(root, prefix, PRIVATE).toRealPath();
        FileChannel lock = FileChannel.open(path.resolve(OWNER), CREATE, WRITE);
        requireValid(lock.lock());
        OWN.add(path);
        return new OwnedFolder(path, lock);
      }
    }
  }

  private static void requireValid(FileLock lock) throws IOException {
    if (!lock.isValid()) {
      throw new IOException("the lock of a temporary folder was lost");
    }
  }

  private static boolean isOwn(Path root) throws IOException {
    Path probe = Files.createTempFile("exesys", "");
    try {
      return Files.getOwner(root, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(probe));
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  private static void removeAbandoned(Path root) throws IOException {
    List<Path> folders;
    try (Stream<Path> entries = Files.list(root.toRealPath())) {
      folders =
          entries.filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)).toList();
    }
    for (Path folder : folders) {
      if (!OWN.contains(folder) && isAbandoned(folder)) {
        FileTrees.remove(folder);
      }
    }
  }

  private static boolean isAbandoned(Path folder) throws IOException {
    Path owner = folder.resolve(OWNER);
    if (!Files.isRegularFile(owner, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    try (FileChannel channel = FileChannel.open(owner, WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    }
  }

  public Path path() {
    return path;
  }

  /** Removes the folder with its content. */
  @Override
  public void close() throws IOException {
    synchronized (OWN) {
      FileTrees.remove(path);
      lock.close();
      OWN.remove(path);
    }
  }
}
