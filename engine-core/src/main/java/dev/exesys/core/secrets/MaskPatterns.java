package dev.exesys.core.secrets;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The spellings of secrets that must not be seen: the value, each line of a value of several lines,
 * its base64 and its URL-encoded forms, and how a JSON text quotes it.
 *
 * <p>Very short values and the words below would make everything unreadable and are no secrets;
 * they stay.
 */
final class MaskPatterns {
  /** In characters. */
  static final int SHORTEST = 4;

  private static final Set<String> WORDS = Set.of("true", "false", "null", "none");

  /** The base64 program breaks its lines here; text before a break is a spelling of its own. */
  private static final int BASE64_LINE = 76;

  private final Set<String> patterns = new LinkedHashSet<>();

  private MaskPatterns() {}

  static Set<String> of(Collection<String> secrets) {
    MaskPatterns all = new MaskPatterns();
    for (String secret : secrets) {
      all.addValue(secret);
      // A command may print a key file line by line, with other text between.
      secret.lines().map(String::strip).forEach(all::addValue);
      all.addValue(secret.strip());
    }
    return all.patterns;
  }

  private void addValue(String value) {
    if (value.length() < SHORTEST || WORDS.contains(value.toLowerCase(Locale.ROOT))) {
      return;
    }
    patterns.add(value);
    patterns.add(value.replace("\\", "\\\\").replace("\"", "\\\""));
    addBase64(value.getBytes(StandardCharsets.UTF_8));
    String form = URLEncoder.encode(value, StandardCharsets.UTF_8);
    for (String encoded : List.of(form, form.replace("+", "%20"), percentAll(form))) {
      patterns.add(encoded);
      patterns.add(lowerCaseEscapes(encoded));
    }
  }

  /**
   * Base64 turns three bytes into four characters, so inside a longer text ("user:secret", or the
   * value and a newline) a value has three spellings, and its outermost characters depend on its
   * neighbours. Masked are the characters that do not; and all of them where it stands alone.
   */
  private void addBase64(byte[] value) {
    String alone = Base64.getEncoder().encodeToString(value);
    addBase64Text(alone);
    for (int before = 0; before < 3; before++) {
      byte[] shifted = new byte[before + value.length];
      System.arraycopy(value, 0, shifted, before, value.length);
      String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
      int start = (before * 8 + 5) / 6;
      int end = shifted.length * 8 / 6;
      if (end - start >= SHORTEST) {
        addBase64Text(encoded.substring(start, end));
      }
    }
    for (int start = 0;
        alone.length() > BASE64_LINE && start < alone.length();
        start += BASE64_LINE) {
      String line = alone.substring(start, Math.min(start + BASE64_LINE, alone.length()));
      if (line.length() >= SHORTEST) {
        addBase64Text(line);
      }
    }
  }

  private void addBase64Text(String text) {
    patterns.add(text);
    patterns.add(text.replace('+', '-').replace('/', '_'));
  }

  /**
   * Java's encoder leaves an asterisk as it is, others escape it; and the tilde the other way
   * round.
   */
  private static String percentAll(String form) {
    return form.replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
  }

  private static String lowerCaseEscapes(String encoded) {
    StringBuilder text = new StringBuilder(encoded);
    for (int i = encoded.indexOf('%'); i >= 0; i = encoded.indexOf('%', i + 1)) {
      text.setCharAt(i + 1, Character.toLowerCase(text.charAt(i + 1)));
      text.setCharAt(i + 2, Character.toLowerCase(text.charAt(i + 2)));
    }
    return text.toString();
  }
}
