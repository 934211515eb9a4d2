package dev.exesys.engine.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bytes that a request asks for, by the rules of RFC 9110 for a single range.
 *
 * @param from the first byte, counted from 0
 * @param to the byte after the last one; not greater than {@code from} if no byte can be sent
 * @param partial whether the request names a range
 */
record ByteRange(long from, long to, boolean partial) {
  private static final Pattern HEADER = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

  /**
   * Reads the header {@code Range}. A malformed header and one with several ranges select all
   * bytes.
   *
   * @param header the header's value; empty if there is none
   * @param size the size of the content
   */
  static ByteRange of(String header, long size) {
    Matcher range = HEADER.matcher(header.strip());
    if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
      return new ByteRange(0, size, false);
    }
    if (range.group(1).isEmpty()) {
      long count = Long.parseLong(range.group(2));
      return new ByteRange(Math.max(0, size - count), size, true);
    }
    long first = Long.parseLong(range.group(1));
    long last = range.group(2).isEmpty() ? Long.MAX_VALUE - 1 : Long.parseLong(range.group(2));
    return last < first
        ? new ByteRange(0, size, false)
        : new ByteRange(first, Math.min(last + 1, size), true);
  }

  /** Returns the start of this range if it is longer than {@code max} bytes. */
  ByteRange atMost(long max) {
    return to - from > max ? new ByteRange(from, from + max, true) : this;
  }

  /** Returns whether the request names a range without bytes. */
  boolean isUnsatisfiable() {
    return partial && from >= to;
  }

  /** Returns the value of the header {@code Content-Range}. */
  String contentRange(long size) {
    return isUnsatisfiable() ? "bytes */" + size : "bytes " + from + "-" + (to - 1) + "/" + size;
  }
}
