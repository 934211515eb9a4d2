package dev.exesys.worker.events;

import dev.exesys.core.secrets.Masker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds new events in an order's events directory, which is polled.
 *
 * <p>A file whose name ends in {@code .json} is an event as soon as it contains a complete JSON
 * object; until then it counts as incomplete. A file that is rewritten is another event, unless
 * only white space was added. Files with other names count as temporary and are read after the
 * commands have ended. Names that start with a dot are ignored. Files are not removed: a later
 * command may read them.
 *
 * <p>Anything else with another name than such a file is reported at the end as a malformed event:
 * folders, pipes, and symbolic links, which the worker does not follow because they could name one
 * of its own files. The folder itself may be removed and created again.
 */
public final class EventsDirectory {
  private static final long MAX_FILE_BYTES = 16L << 20;

  private final Path folder;
  private final Supplier<Masker> masker;

  /** The files read so far, by name, so that an unchanged file is not read again. */
  private final Map<String, ReadFile> readFiles = new HashMap<>();

  /**
   * Creates the reader of a directory.
   *
   * @param masker returns the masker of the quoted content of malformed files
   */
  public EventsDirectory(Path folder, Supplier<Masker> masker) {
    this.folder = folder;
    this.masker = masker;
  }

  /**
   * A file as it was when it was last read.
   *
   * @param eventDigest the digest of the content that became an event; null if there is none
   */
  private record ReadFile(FileState state, @Nullable String eventDigest) {}

  /** The attributes that change when a file is written. */
  private record FileState(@Nullable Object fileKey, long size, FileTime time) {}

  private record Entry(Path path, FileState state, String otherKind) {
    String name() {
      return path.getFileName().toString();
    }
  }

  /** Returns the events since the last poll, ordered by the modification time of their files. */
  public List<CommandEvent> poll() throws IOException {
    return poll(false);
  }

  /**
   * Returns the remaining events after all writers have ended. Files that are not events are
   * reported as malformed. Must be called once.
   */
  public List<CommandEvent> pollFinal() throws IOException {
    return poll(true);
  }

  private List<CommandEvent> poll(boolean isFinal) throws IOException {
    List<CommandEvent> events = new ArrayList<>();
    for (Entry entry : entries()) {
      ReadFile previous = readFiles.get(entry.name());
      if (!entry.otherKind().isEmpty()) {
        if (isFinal) {
          events.add(notRead(entry, entry.otherKind() + " is not read"));
        }
      } else if (isDue(entry, previous, isFinal)) {
        readOrReport(entry, previous, isFinal, events);
      }
    }
    return events;
  }

  private static boolean isDue(Entry entry, @Nullable ReadFile previous, boolean isFinal) {
    boolean changed = previous == null || !previous.state().equals(entry.state());
    boolean noEvent = previous == null || previous.eventDigest() == null;
    return (isFinal && noEvent) || (changed && (isFinal || entry.name().endsWith(".json")));
  }

  /** Reads a file; at the end, reports one that cannot be read. */
  private void readOrReport(
      Entry entry, @Nullable ReadFile previous, boolean isFinal, List<CommandEvent> events) {
    try {
      readEvent(entry, previous, isFinal, events);
    } catch (IOException | RuntimeException e) {
      if (isFinal) {
        events.add(notRead(entry, "the file cannot be read: " + e.getClass().getSimpleName()));
      }
    }
  }

  private CommandEvent notRead(Entry entry, String problem) {
    return new EventFile(entry.name(), new byte[0]).masked(masker.get()).malformed(problem);
  }

  private void readEvent(
      Entry entry, @Nullable ReadFile previous, boolean isFinal, List<CommandEvent> events)
      throws IOException {
    if (entry.state().size() > MAX_FILE_BYTES) {
      // Not read: a file of this size is a mistake, and the worker could run out of memory.
      readFiles.put(entry.name(), new ReadFile(entry.state(), ""));
      String problem =
          "the file has %d bytes; at most %d are allowed"
              .formatted(entry.state().size(), MAX_FILE_BYTES);
      events.add(notRead(entry, problem));
      return;
    }
    byte[] content = read(entry);
    BasicFileAttributes after = attributesOf(entry.path());
    if (!isFinal && (after == null || !entry.state().equals(stateOf(after)))) {
      // The file is being written, so the content may mix old and new bytes.
      return;
    }
    EventFile file = new EventFile(entry.name(), content);
    var problem = file.problem();
    String contentDigest = contentDigest(content);
    String eventDigest = previous == null ? null : previous.eventDigest();
    if (problem.isEmpty() && isNewEvent(previous, entry, contentDigest)) {
      events.add(file.event());
      eventDigest = contentDigest;
    } else if (problem.isPresent() && isFinal) {
      EventFile masked = file.masked(masker.get());
      events.add(masked.malformed(masked.problem().orElse("the file is not an event")));
    } else if (problem.isPresent()) {
      eventDigest = null;
    }
    readFiles.put(entry.name(), new ReadFile(entry.state(), eventDigest));
  }

  /**
   * Returns whether the content is another event. A line end that is appended later does not make
   * one.
   */
  private static boolean isNewEvent(
      @Nullable ReadFile previous, Entry entry, String contentDigest) {
    if (previous == null || previous.eventDigest() == null) {
      return true;
    }
    boolean appended =
        Objects.equals(previous.state().fileKey(), entry.state().fileKey())
            && previous.state().size() < entry.state().size();
    return !(appended && contentDigest.equals(previous.eventDigest()));
  }

  /** Returns the digest of the content without trailing white space. */
  private static String contentDigest(byte[] content) {
    int end = content.length;
    while (end > 0 && content[end - 1] <= ' ' && content[end - 1] >= 0) {
      end--;
    }
    try {
      MessageDigest contentDigest = MessageDigest.getInstance("SHA-256");
      contentDigest.update(content, 0, end);
      return HexFormat.of().formatHex(contentDigest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM does not provide SHA-256", e);
    }
  }

  private static byte[] read(Entry entry) throws IOException {
    try (InputStream content = Files.newInputStream(entry.path(), LinkOption.NOFOLLOW_LINKS)) {
      return content.readAllBytes();
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }

  private List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "[!.]*")) {
      for (Path file : files) {
        BasicFileAttributes attributes = attributesOf(file);
        if (attributes != null) {
          entries.add(new Entry(file, stateOf(attributes), otherKind(attributes)));
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      // A command has removed the folder; a later one may create it again.
      return entries;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    entries.sort(Comparator.comparing((Entry e) -> e.state().time()).thenComparing(Entry::name));
    return entries;
  }

  private static FileState stateOf(BasicFileAttributes attributes) {
    return new FileState(attributes.fileKey(), attributes.size(), attributes.lastModifiedTime());
  }

  /** Returns what the entry is; empty for a regular file. */
  private static String otherKind(BasicFileAttributes attributes) {
    if (attributes.isRegularFile()) {
      return "";
    }
    if (attributes.isDirectory()) {
      return "a folder in the events directory";
    }
    return attributes.isSymbolicLink() ? "a symbolic link" : "a special file";
  }

  /** Returns the attributes; null if the file no longer exists. */
  private static @Nullable BasicFileAttributes attributesOf(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    } catch (IOException e) {
      return null;
    }
  }
}
