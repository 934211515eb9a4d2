package dev.exesys.worker.events;

import dev.exesys.core.secrets.Masker;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
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
import org.jspecify.annotations.Nullable;

/**
 * The events directory, looked at again and again.
 *
 * <p>A file whose name ends in {@code .json} is an event as soon as it holds a whole JSON object;
 * until then it is taken for half-written. Written anew, it is another event; with only white space
 * added, it is not. Other names are taken for temporary and looked at when the commands have ended.
 * Names that start with a dot are not looked at at all. Files stay where they are: a later command
 * may want to read them.
 */
public final class EventsDirectory {
  private static final long LARGEST = 16L << 20;

  private final Path folder;
  private final Masker masker;

  /** What is known of a file by name, so that an unchanged one is not read again. */
  private final Map<String, Seen> seen = new HashMap<>();

  /**
   * A folder that nobody has looked at yet.
   *
   * @param masker for what is quoted of files that are no events
   */
  public EventsDirectory(Path folder, Masker masker) {
    this.folder = folder;
    this.masker = masker;
  }

  /**
   * A file as it was last looked at.
   *
   * @param taken the digest of the content that became an event, or null if it is none yet
   */
  private record Seen(State state, @Nullable String taken) {}

  /** What changes when a file is written. */
  private record State(@Nullable Object fileKey, long size, FileTime time) {}

  private record Entry(Path path, State state) {
    String name() {
      return path.getFileName().toString();
    }
  }

  /** Events that are there now and were not before, oldest file first. */
  public List<CommandEvent> look() throws IOException {
    return look(false);
  }

  /**
   * The same once nobody writes any more: what is no event by now is reported as malformed. To be
   * called once.
   */
  public List<CommandEvent> lookForTheLastTime() throws IOException {
    return look(true);
  }

  private List<CommandEvent> look(boolean last) throws IOException {
    List<CommandEvent> events = new ArrayList<>();
    for (Entry entry : entries()) {
      Seen before = seen.get(entry.name());
      if (isDue(entry, before, last)) {
        take(entry, before, last, events);
      }
    }
    return events;
  }

  private static boolean isDue(Entry entry, @Nullable Seen before, boolean last) {
    boolean changed = before == null || !before.state().equals(entry.state());
    boolean missed = before == null || before.taken() == null;
    return (last && missed) || (changed && (last || entry.name().endsWith(".json")));
  }

  private void take(Entry entry, @Nullable Seen before, boolean last, List<CommandEvent> events)
      throws IOException {
    if (entry.state().size() > LARGEST) {
      // Not read: a file that large is a mistake, and reading it could cost the worker its memory.
      seen.put(entry.name(), new Seen(entry.state(), ""));
      String problem = "it has %d bytes, more than %d".formatted(entry.state().size(), LARGEST);
      events.add(new EventFile(entry.name(), new byte[0]).malformed(problem));
      return;
    }
    byte[] content = read(entry);
    if (!entry.state().equals(stateOf(entry.path())) && !last) {
      // It is being written at this moment; what was read may be of two minds.
      return;
    }
    EventFile file = new EventFile(entry.name(), content);
    var problem = file.problem();
    String digest = digest(content);
    String taken = before == null ? null : before.taken();
    if (problem.isEmpty() && isNews(before, entry, digest)) {
      events.add(file.event());
      taken = digest;
    } else if (problem.isPresent() && last) {
      EventFile masked = file.masked(masker);
      events.add(masked.malformed(masked.problem().orElse("it is no event")));
    } else if (problem.isPresent()) {
      taken = null;
    }
    seen.put(entry.name(), new Seen(entry.state(), taken));
  }

  /** A line end that follows a moment later is no second event. */
  private static boolean isNews(@Nullable Seen before, Entry entry, String digest) {
    if (before == null || before.taken() == null) {
      return true;
    }
    boolean onlyGrown =
        Objects.equals(before.state().fileKey(), entry.state().fileKey())
            && before.state().size() < entry.state().size();
    return !(onlyGrown && digest.equals(before.taken()));
  }

  /** Of all but the white space at the end. */
  private static String digest(byte[] content) {
    int end = content.length;
    while (end > 0 && content[end - 1] <= ' ' && content[end - 1] >= 0) {
      end--;
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(content, 0, end);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  private static byte[] read(Entry entry) throws IOException {
    try {
      return Files.readAllBytes(entry.path());
    } catch (NoSuchFileException e) {
      return new byte[0];
    }
  }

  private List<Entry> entries() throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "[!.]*")) {
      for (Path file : files) {
        State state = stateOf(file);
        if (state != null) {
          entries.add(new Entry(file, state));
        }
      }
    }
    entries.sort(Comparator.comparing((Entry e) -> e.state().time()).thenComparing(Entry::name));
    return entries;
  }

  /** Null if it is no plain file, or is gone again. */
  private static @Nullable State stateOf(Path file) {
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return attributes.isRegularFile()
          ? new State(attributes.fileKey(), attributes.size(), attributes.lastModifiedTime())
          : null;
    } catch (IOException e) {
      return null;
    }
  }
}
