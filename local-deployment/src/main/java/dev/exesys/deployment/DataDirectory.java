package dev.exesys.deployment;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The data directory of a local stack, which only its owner can read: its keys can run commands.
 *
 * <p>A running stack holds a lock on the file {@code up.lock}, which the operating system releases
 * however the process ends. The lock, and not the existence of a file, therefore shows whether a
 * stack is running.
 */
public record DataDirectory(Path path) {

  /** Names a directory, which need not exist. */
  public DataDirectory(Path path) {
    this.path = path.toAbsolutePath().normalize();
  }

  /**
   * Returns the file with the stack's settings as {@code NAME=value} lines, which exists once the
   * stack is ready.
   */
  public Path envFile() {
    return path.resolve("env");
  }

  /** Returns the file with the output of a detached stack. */
  public Path logFile() {
    return path.resolve("stack.log");
  }

  /** Returns the file with the {@code AWS_EXE_SYS_} variables that the stack was started with. */
  private Path environmentFile() {
    return path.resolve("environment");
  }

  private Path pidFile() {
    return path.resolve("pid");
  }

  private Path lockFile() {
    return path.resolve("up.lock");
  }

  /** Returns whether a stack that is ready or starting uses this directory. */
  public boolean inUse() {
    if (!Files.exists(lockFile())) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lockFile(), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    } catch (IOException e) {
      throw new LocalDeploymentException(
          "could not check whether a stack uses " + path + ": " + e.getMessage(), e);
    }
  }

  /** Returns the settings of the running stack; empty if none is ready. */
  public Optional<Map<String, String>> settingsOfRunningStack() {
    if (!inUse()) {
      return Optional.empty();
    }
    return read(envFile());
  }

  /**
   * Returns the {@code AWS_EXE_SYS_} variables that the running stack was started with; empty if
   * they are not known.
   */
  public Optional<Map<String, String>> environmentOfRunningStack() {
    return inUse() ? read(environmentFile()) : Optional.empty();
  }

  private static Optional<Map<String, String>> read(Path file) {
    try {
      Map<String, String> settings = new LinkedHashMap<>();
      for (String line : Files.readAllLines(file)) {
        int equals = line.indexOf('=');
        if (equals > 0) {
          settings.put(line.substring(0, equals), line.substring(equals + 1));
        }
      }
      return Optional.of(settings);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new LocalDeploymentException("could not read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Returns the process id of the stack that uses this directory. */
  public OptionalLong processId() {
    try {
      return inUse()
          ? OptionalLong.of(Long.parseLong(Files.readString(pidFile()).strip()))
          : OptionalLong.empty();
    } catch (NoSuchFileException | NumberFormatException e) {
      return OptionalLong.empty();
    } catch (IOException e) {
      throw new LocalDeploymentException("could not read " + pidFile() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Locks the directory for this process, and creates it if it does not exist.
   *
   * @throws LocalDeploymentException if another stack uses it
   */
  public DirectoryLock lock() {
    try {
      PrivateFiles.createDirectory(path);
      PrivateFiles.createIfMissing(lockFile());
      FileChannel channel =
          FileChannel.open(lockFile(), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw inUseBy(this);
      }
      PrivateFiles.tighten(path);
      Files.deleteIfExists(envFile());
      writeAtomically(pidFile(), ProcessHandle.current().pid() + "\n");
      return new DirectoryLock(this, channel);
    } catch (IOException e) {
      throw new LocalDeploymentException(
          "could not use the data directory " + path + ": " + e.getMessage(), e);
    }
  }

  /** Returns the exception for a directory that another stack uses. */
  public static LocalDeploymentException inUseBy(DataDirectory directory) {
    return new LocalDeploymentException(
        "a local stack already uses "
            + directory.path
            + ": stop it with `exesys down`, or choose another --data-dir",
        null);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // The other stack is in this process.
      return null;
    }
  }

  /** Writes a file so that readers see either the complete file or none. */
  private static void writeAtomically(Path file, String content) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.deleteIfExists(next);
    PrivateFiles.create(next);
    Files.writeString(next, content, StandardCharsets.UTF_8);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The lock on a data directory, held until it is closed or the process ends. */
  public record DirectoryLock(DataDirectory directory, FileChannel channel)
      implements AutoCloseable {

    /**
     * Writes the settings, which shows that the stack is ready.
     *
     * @param environment the {@code AWS_EXE_SYS_} variables that the stack was started with
     */
    public void publish(Map<String, String> settings, Map<String, String> environment) {
      try {
        writeAtomically(directory.environmentFile(), lines(environment));
        writeAtomically(directory.envFile(), lines(settings));
      } catch (IOException e) {
        throw new LocalDeploymentException("could not write " + directory.envFile(), e);
      }
    }

    private static String lines(Map<String, String> settings) {
      StringBuilder lines = new StringBuilder();
      settings.forEach((name, value) ->
          lines.append(name).append('=').append(value.replace("\n", " ")).append('\n'));
      return lines.toString();
    }

    /** Deletes the settings, which shows that the stack is no longer ready. */
    public void withdraw() throws IOException {
      Files.deleteIfExists(directory.envFile());
    }

    @Override
    public void close() throws IOException {
      withdraw();
      Files.deleteIfExists(directory.pidFile());
      channel.close();
    }
  }
}
