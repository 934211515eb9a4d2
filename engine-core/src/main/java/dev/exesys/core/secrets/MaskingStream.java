package dev.exesys.core.secrets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Masks the secrets of a {@link Masker} in a stream. Occurrences that overlap or touch become one
 * mask. Bytes are released as soon as no secret can start with them.
 */
public final class MaskingStream extends OutputStream {
  private static final byte[] MASK = "***".getBytes(StandardCharsets.US_ASCII);

  private PatternSearch search;
  private final OutputStream target;

  // The bytes in [start, end) are undecided; hidden[i] is true if byte i is part of an occurrence.
  private byte[] held = new byte[256];
  private boolean[] hidden = new boolean[256];
  private int start;
  private int end;
  private boolean masking;

  // The output of one call, for one write to the target.
  private final ByteArrayOutputStream decided = new ByteArrayOutputStream();

  MaskingStream(PatternSearch search, OutputStream target) {
    this.search = search;
    this.target = target;
  }

  /**
   * Masks the secrets of another masker from now on, also in bytes that are not released yet.
   *
   * @param masker should mask all secrets of the previous one
   */
  public void replaceMasker(Masker masker) {
    search = masker.search();
    for (int i = start; i < end; i++) {
      Arrays.fill(hidden, i + 1 - search.read(held[i]), i + 1, true);
    }
    release(search.undecided());
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int to = offset + length;
    int at = offset;
    while (at < to) {
      if (start == end) {
        at = passUnsuspicious(bytes, at, to);
      }
      if (at < to) {
        accept(bytes[at++]);
      }
    }
    writeDecided();
  }

  private void writeDecided() throws IOException {
    if (decided.size() > 0) {
      decided.writeTo(target);
      decided.reset();
    }
  }

  /** Passes on a run of bytes with which no secret begins, which is most of any output. */
  private int passUnsuspicious(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && !search.mayStart(bytes[at])) {
      at++;
    }
    if (at > from) {
      decided.write(bytes, from, at - from);
      masking = false;
      search.skip(at - from);
    }
    return at;
  }

  private void accept(byte value) {
    if (end == held.length) {
      ensureCapacity();
    }
    held[end] = value;
    hidden[end] = false;
    end++;
    Arrays.fill(hidden, end - search.read(value), end, true);
    release(search.undecided());
  }

  /** Decides all but the last {@code keep} bytes. */
  private void release(int keep) {
    int until = end - keep;
    while (start < until) {
      int from = start;
      boolean hide = hidden[from];
      while (start < until && hidden[start] == hide) {
        start++;
      }
      if (!hide) {
        decided.write(held, from, start - from);
      } else if (!masking) {
        decided.writeBytes(MASK);
      }
      masking = hide;
    }
    if (start == end) {
      start = 0;
      end = 0;
    }
  }

  private void ensureCapacity() {
    int size = end - start;
    int capacity = size > held.length / 2 ? held.length * 2 : held.length;
    byte[] bytes = new byte[capacity];
    boolean[] flags = new boolean[capacity];
    System.arraycopy(held, start, bytes, 0, size);
    System.arraycopy(hidden, start, flags, 0, size);
    held = bytes;
    hidden = flags;
    start = 0;
    end = size;
  }

  /** Flushes the target. Bytes that may begin a secret are held back. */
  @Override
  public void flush() throws IOException {
    target.flush();
  }

  @Override
  public void close() throws IOException {
    release(0);
    writeDecided();
    target.close();
  }
}
