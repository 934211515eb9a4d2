package dev.exesys.core.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The base64 forms of a secret inside a longer text, at any offset and line width (RFC 4648,
 * sections 4 and 5).
 *
 * <p>Base64 turns three bytes into four characters, so that a secret has three forms. The outermost
 * characters depend on the neighbours of the secret: the pattern has every character that they can
 * be.
 */
final class Base64Patterns {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

  /** Line ends and indentation, also as JSON and URLs write them. */
  private static final ByteTrie SEPARATORS =
      tries(List.of("\n", "\r", " ", "\t", "\\n", "\\r", "%0A", "%0a", "%0D", "%0d"));

  private static final ByteTrie PADDING = tries(List.of("=", "%3D", "%3d", "\\u003d", "\\u003D"));

  private final Map<Set<Integer>, ByteTrie> characters = new HashMap<>();

  /**
   * Returns the patterns of a secret.
   *
   * @param shortest the number of characters that the secret alone must determine
   */
  List<SecretPattern> of(byte[] secret, int shortest) {
    List<SecretPattern> patterns = new ArrayList<>();
    for (int before = 0; before < 3; before++) {
      int determined = (before + secret.length) * 8 / 6 - (before * 8 + 5) / 6;
      if (determined >= shortest) {
        List<ByteTrie> form = form(secret, before);
        patterns.add(new SecretPattern(form, SEPARATORS));
        int padding = (3 - (before + secret.length) % 3) % 3;
        for (int i = 0; i < padding; i++) {
          form.add(PADDING);
          patterns.add(new SecretPattern(form, SEPARATORS));
        }
      }
    }
    return patterns;
  }

  private List<ByteTrie> form(byte[] secret, int before) {
    List<ByteTrie> form = new ArrayList<>();
    int firstBit = before * 8;
    int lastBit = firstBit + secret.length * 8;
    for (int at = firstBit / 6; at * 6 < lastBit; at++) {
      Set<Integer> possible = new TreeSet<>(Set.of(0));
      for (int bit = at * 6; bit < at * 6 + 6; bit++) {
        possible = next(possible, secret, bit - firstBit);
      }
      form.add(characters.computeIfAbsent(possible, Base64Patterns::spellings));
    }
    return form;
  }

  /** Appends one bit of the secret, or either value where the bit is not the secret's. */
  private static Set<Integer> next(Set<Integer> prefixes, byte[] secret, int bit) {
    Set<Integer> longer = new TreeSet<>();
    boolean inside = bit >= 0 && bit < secret.length * 8;
    int value = inside ? secret[bit / 8] >> (7 - bit % 8) & 1 : 0;
    for (int prefix : prefixes) {
      longer.add(prefix << 1 | value);
      if (!inside) {
        longer.add(prefix << 1 | 1);
      }
    }
    return longer;
  }

  private static ByteTrie spellings(Set<Integer> values) {
    Set<String> spellings = new LinkedHashSet<>();
    for (int value : values) {
      char character = ALPHABET.charAt(value);
      spellings.add(String.valueOf(character));
      if (character == '+') {
        spellings.addAll(List.of("-", "%2B", "%2b", "\\u002b", "\\u002B"));
      } else if (character == '/') {
        spellings.addAll(List.of("_", "%2F", "%2f", "\\/", "\\u002f", "\\u002F"));
      }
    }
    return tries(spellings);
  }

  private static ByteTrie tries(Iterable<String> texts) {
    List<byte[]> strings = new ArrayList<>();
    texts.forEach(text -> strings.add(text.getBytes(UTF_8)));
    return ByteTrie.of(strings);
  }
}
