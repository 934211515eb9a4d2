package dev.exesys.core.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The patterns that hide a set of values: each value, each line of a value of several lines, and
 * the base64 forms of both.
 *
 * <p>Values shorter than {@value #MIN_LENGTH} characters and the words true, false, null and none
 * are not hidden: hiding them would make most output unreadable.
 */
final class MaskPatterns {
  /** The minimum length of a masked value in characters. */
  static final int MIN_LENGTH = 4;

  private static final Set<String> WORDS = Set.of("true", "false", "null", "none");

  private MaskPatterns() {}

  static List<SecretPattern> of(Collection<String> secrets) {
    SecretPattern.Builder texts = new SecretPattern.Builder();
    Base64Patterns base64 = new Base64Patterns();
    List<SecretPattern> patterns = new ArrayList<>();
    for (String value : values(secrets)) {
      patterns.add(texts.text(value));
      patterns.addAll(base64.of(value.getBytes(UTF_8), MIN_LENGTH));
    }
    return patterns;
  }

  private static Set<String> values(Collection<String> secrets) {
    Set<String> values = new LinkedHashSet<>();
    for (String secret : secrets) {
      values.add(secret);
      values.add(secret.strip());
      // Commands print key files line by line, with other text between the lines.
      secret.lines().map(String::strip).forEach(values::add);
    }
    values.removeIf(
        value -> value.length() < MIN_LENGTH || WORDS.contains(value.toLowerCase(Locale.ROOT)));
    return values;
  }
}
