package dev.exesys.worker;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Caches small source archives in memory, least recently used first out. Commands can change files
 * on the disk, but not these.
 */
final class SourceArchiveCache {
  /** The largest archive that is cached, in bytes. */
  static final int MAX_ARCHIVE_BYTES = 4 << 20;

  private static final int MAX_TOTAL_BYTES = 16 << 20;

  private final Map<String, byte[]> archives = new LinkedHashMap<>(16, 0.75f, true);
  private int bytes;

  /** Returns the archive if it is cached. */
  synchronized Optional<byte[]> find(String key) {
    return Optional.ofNullable(archives.get(key));
  }

  /**
   * Adds an archive, and removes the least recently used ones if the cache is full.
   *
   * @param key derived from the content, so equal keys have equal archives
   */
  synchronized void put(String key, byte[] archive) {
    if (archive.length > MAX_ARCHIVE_BYTES || archives.put(key, archive) != null) {
      return;
    }
    bytes += archive.length;
    Iterator<byte[]> eldest = archives.values().iterator();
    while (bytes > MAX_TOTAL_BYTES) {
      bytes -= eldest.next().length;
      eldest.remove();
    }
  }
}
