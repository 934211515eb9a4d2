package dev.exesys.worker;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Small archives of sources that orders of this worker used lately, in memory: a command could
 * change a file, but not these.
 */
final class SourceArchiveCache {
  /** The largest that is kept, in bytes. */
  static final int LARGEST = 4 << 20;

  private static final int MOST_BYTES = 16 << 20;

  private final Map<String, byte[]> archives = new LinkedHashMap<>(16, 0.75f, true);
  private int bytes;

  /** An archive that was kept. */
  synchronized Optional<byte[]> find(String key) {
    return Optional.ofNullable(archives.get(key));
  }

  /**
   * Keeps an archive for as long as there is room.
   *
   * @param key names its content, so that there is but one of a key
   */
  synchronized void keep(String key, byte[] archive) {
    if (archive.length > LARGEST || archives.put(key, archive) != null) {
      return;
    }
    bytes += archive.length;
    Iterator<byte[]> eldest = archives.values().iterator();
    while (bytes > MOST_BYTES) {
      bytes -= eldest.next().length;
      eldest.remove();
    }
  }
}
