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
 * The folder a local stack keeps everything in.
 *
 * <p>A running stack holds a lock on the file {@code up.lock}, which the system gives back however
 * the process ends; so the lock, not a file that may have been left behind, says whether a stack is
 * up.
 */
public record DataDirectory(Path path) {

  /** A folder, which need not exist. */
  public DataDirectory(Path path) {
    this.path = path.toAbsolutePath().normalize();
  }

  /** Settings of the stack, {@code NAME=value} lines; there once it is ready. */
  public Path envFile() {
    return path.resolve("env");
  }

  /** What a detached stack writes. */
  public Path logFile() {
    return path.resolve("stack.log");
  }

  private Path pidFile() {
    return path.resolve("pid");
  }

  private Path lockFile() {
    return path.resolve("up.lock");
  }

  /** Whether a stack has this folder, ready or still starting. */
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
      throw new LocalDeploymentException("cannot look into " + path + ": " + e.getMessage(), e);
    }
  }

  /** The settings of the stack that is up and ready, if one is. */
  public Optional<Map<String, String>> settingsOfRunningStack() {
    if (!inUse()) {
      return Optional.empty();
    }
    try {
      Map<String, String> settings = new LinkedHashMap<>();
      for (String line : Files.readAllLines(envFile())) {
        int equals = line.indexOf('=');
        if (equals > 0) {
          settings.put(line.substring(0, equals), line.substring(equals + 1));
        }
      }
      return Optional.of(settings);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new LocalDeploymentException("cannot read " + envFile() + ": " + e.getMessage(), e);
    }
  }

  /** The process of the stack that has this folder. */
  public OptionalLong processId() {
    try {
      return inUse()
          ? OptionalLong.of(Long.parseLong(Files.readString(pidFile()).strip()))
          : OptionalLong.empty();
    } catch (NoSuchFileException | NumberFormatException e) {
      return OptionalLong.empty();
    } catch (IOException e) {
      throw new LocalDeploymentException("cannot read " + pidFile() + ": " + e.getMessage(), e);
    }
  }

  /**
   * Takes the folder for this process, creating it where it is missing.
   *
   * @throws LocalDeploymentException if another stack has it
   */
  public Claim claim() {
    try {
      Files.createDirectories(path);
      FileChannel channel =
          FileChannel.open(lockFile(), StandardOpenOption.WRITE, StandardOpenOption.CREATE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw taken(this);
      }
      Files.deleteIfExists(envFile());
      writeAtomically(pidFile(), ProcessHandle.current().pid() + "\n");
      return new Claim(this, channel);
    } catch (IOException e) {
      throw new LocalDeploymentException(
          "cannot use the data folder " + path + ": " + e.getMessage(), e);
    }
  }

  /** What to say where another stack has the folder. */
  public static LocalDeploymentException taken(DataDirectory directory) {
    return new LocalDeploymentException(
        "a local stack already has "
            + directory.path
            + " (stop it with `exesys down`, or choose another --data-dir)",
        null);
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // The other stack is in this very process.
      return null;
    }
  }

  /** Readers see the whole file or none of it. */
  private static void writeAtomically(Path file, String content) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.writeString(next, content, StandardCharsets.UTF_8);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The right to use the folder, until closed or until the process ends. */
  public record Claim(DataDirectory directory, FileChannel channel) implements AutoCloseable {

    /** Says that the stack is ready, and how to reach it. */
    public void publish(Map<String, String> settings) {
      StringBuilder lines = new StringBuilder();
      settings.forEach((name, value) -> lines.append(name).append('=').append(value).append('\n'));
      try {
        writeAtomically(directory.envFile(), lines.toString());
      } catch (IOException e) {
        throw new LocalDeploymentException("cannot write " + directory.envFile(), e);
      }
    }

    /** Says that the stack is not ready any more. */
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
