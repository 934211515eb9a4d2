package dev.exesys.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The data directory of a local stack. It is locked, because two stacks with one directory would
 * repeat each other's work.
 */
final class StackDirectory implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;

  private StackDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Creates the directory if it does not exist, and locks it.
   *
   * @throws IOException if another stack uses the directory
   */
  static StackDirectory open(Path directory) throws IOException {
    Path path = directory.toAbsolutePath().normalize();
    Files.createDirectories(path);
    FileChannel channel =
        FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (lock(channel) == null) {
      channel.close();
      throw new IOException("data directory " + path + " is in use by another local stack");
    }
    return new StackDirectory(path, channel);
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // Another stack in this JVM holds the lock.
      return null;
    }
  }

  /** Returns the path of a file in the directory. */
  Path resolve(String name) {
    return path.resolve(name);
  }

  /** Releases the lock. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
