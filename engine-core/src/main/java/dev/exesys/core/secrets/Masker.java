package dev.exesys.core.secrets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * Replaces secrets by {@code ***}: each value, each line of it, and their base64 and URL-encoded
 * forms. Values shorter than four characters and the words true, false, null and none are not
 * replaced.
 *
 * <p>Immutable and thread-safe.
 */
public final class Masker {
  private final PatternSet patterns;

  /** Creates a masker for these values. */
  public Masker(Collection<String> secrets) {
    this.patterns = new PatternSet(MaskPatterns.of(secrets));
  }

  /** Returns the text with every secret replaced. */
  public String mask(String text) {
    ByteArrayOutputStream masked = new ByteArrayOutputStream(text.length() + 16);
    try (OutputStream stream = stream(masked)) {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return masked.toString(StandardCharsets.UTF_8);
  }

  /**
   * Returns a stream that masks what is written to it, also where a secret is split over several
   * writes. The stream holds back only bytes that may be the start of a secret; closing it writes
   * them. Not safe to use from several threads.
   */
  public MaskingStream stream(OutputStream target) {
    return new MaskingStream(search(), target);
  }

  PatternSearch search() {
    return new PatternSearch(patterns);
  }
}
