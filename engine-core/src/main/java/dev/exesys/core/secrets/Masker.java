package dev.exesys.core.secrets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;

/**
 * Replaces secrets by {@code ***}: each value, each line of it, its base64 and its URL-encoded
 * form. Values shorter than four characters, and the words true, false, null and none, stay.
 *
 * <p>Immutable, and safe to use from several threads.
 */
public final class Masker {
  private final PatternAutomaton automaton;

  /** A masker for these values. */
  public Masker(Collection<String> secrets) {
    List<byte[]> patterns =
        MaskPatterns.of(secrets).stream()
            .map(pattern -> pattern.getBytes(StandardCharsets.UTF_8))
            .toList();
    this.automaton = new PatternAutomaton(patterns);
  }

  /** The text with every secret replaced. */
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
   * A stream that masks what is written to it, also where a secret comes in several writes. It
   * holds back only bytes that may be the start of a secret; closing lets them go. Not safe to use
   * from several threads.
   */
  public OutputStream stream(OutputStream target) {
    return new MaskingStream(automaton, target);
  }
}
