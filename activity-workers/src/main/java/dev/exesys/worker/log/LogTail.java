package dev.exesys.worker.log;

import java.nio.charset.StandardCharsets;

/** Keeps the last bytes of a stream in a ring buffer. */
final class LogTail {
  private final byte[] ring;
  private long written;

  LogTail(int bytes) {
    ring = new byte[bytes];
  }

  synchronized void add(byte[] bytes, int offset, int length) {
    int from = Math.max(0, length - ring.length);
    int at = (int) ((written + from) % ring.length);
    int first = Math.min(length - from, ring.length - at);
    System.arraycopy(bytes, offset + from, ring, at, first);
    System.arraycopy(bytes, offset + from + first, ring, 0, length - from - first);
    written += length;
  }

  /**
   * Returns the last bytes as text. If the start was dropped, the text begins with a complete line.
   */
  synchronized String text() {
    int length = (int) Math.min(written, ring.length);
    byte[] last = new byte[length];
    int start = (int) ((written - length) % ring.length);
    int first = Math.min(length, ring.length - start);
    System.arraycopy(ring, start, last, 0, first);
    System.arraycopy(ring, 0, last, first, length - first);
    String text = new String(last, StandardCharsets.UTF_8);
    int line = text.indexOf('\n');
    return written > length && line >= 0 && line < text.length() - 1
        ? text.substring(line + 1)
        : text;
  }
}
