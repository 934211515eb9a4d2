package dev.exesys.cli.archive;

import dev.exesys.cli.console.CommandException;
import dev.exesys.deployment.DataDirectory;
import dev.exesys.deployment.TemporaryFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The runs of private stacks that did not succeed, and the id of the last run that was submitted
 * with this data directory.
 */
public final class RunArchives {
  private static final Duration MAX_AGE = Duration.ofDays(14);

  private final Path directory;

  /** Uses a stack's data directory, which need not exist. */
  public RunArchives(DataDirectory directory) {
    this.directory = directory.path();
  }

  /** Returns the id of the last run that was submitted; empty if there is none. */
  public Optional<String> last() {
    try {
      Path file = directory.resolve("last");
      return Files.isRegularFile(file)
          ? Optional.of(Files.readString(file).strip())
          : Optional.empty();
    } catch (IOException e) {
      throw failed("read", e);
    }
  }

  /** Records the last run. */
  public void recordLast(String runId) {
    try {
      create(directory);
      Files.writeString(directory.resolve("last"), runId + "\n");
    } catch (IOException e) {
      // The run has started; only the name @last is not available.
      System.getLogger(RunArchives.class.getName())
          .log(System.Logger.Level.DEBUG, "could not record the last run", e);
    }
  }

  /** Copies a run, and removes runs that were copied more than 14 days ago. */
  public void add(RunReader run) {
    try {
      removeOlderThan(Instant.now().minus(MAX_AGE));
      create(folder());
      ArchivedRun.write(run, folder().resolve(run.runId()));
    } catch (IOException e) {
      throw failed("write", e);
    }
  }

  /** Returns the archived runs whose id or trace id is, or whose id starts with, {@code text}. */
  public List<RunReader> matching(String text) {
    return folders()
        .map(ArchivedRun::new)
        .filter(run ->
            run.runId().startsWith(text) || run.run().path("trace_id").asString().equals(text))
        .<RunReader>map(run -> run)
        .toList();
  }

  /** Returns all archived runs. */
  public List<RunReader> all() {
    return matching("");
  }

  /** Removes all archived runs and returns their number. */
  public int prune() {
    try {
      return removeOlderThan(Instant.MAX);
    } catch (IOException e) {
      throw failed("remove", e);
    }
  }

  private int removeOlderThan(Instant time) throws IOException {
    int removed = 0;
    for (Path run : folders().toList()) {
      if (Files.getLastModifiedTime(run).toInstant().isBefore(time)) {
        TemporaryFolders.remove(run);
        removed++;
      }
    }
    return removed;
  }

  private Stream<Path> folders() {
    if (!Files.isDirectory(folder())) {
      return Stream.empty();
    }
    try (Stream<Path> runs = Files.list(folder())) {
      return runs.filter(ArchivedRun::isComplete).sorted().toList().stream();
    } catch (IOException e) {
      throw failed("read", e);
    }
  }

  private Path folder() {
    return directory.resolve("runs");
  }

  /** Creates a folder that only its owner can read: logs are not public. */
  private static void create(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  private CommandException failed(String verb, IOException e) {
    return CommandException.failed(
        "could not " + verb + " the runs in " + directory + ": " + e.getMessage(), e);
  }
}
