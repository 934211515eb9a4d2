package dev.exesys.core.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The ways in which common tools print one character.
 *
 * <p>They are: the character itself; JSON escapes (RFC 8259, section 7; any writer's choice of
 * characters, hexadecimal digits in either case); percent-encoding (RFC 3986 and HTML forms); XML
 * and HTML character references; the quoting of shells ({@code \ }, {@code '\''}, {@code $'\t'},
 * {@code $'\303'}) and the escapes of C, Python and JavaScript string literals.
 */
final class CharacterSpellings {
  private static final Map<Integer, String> C_ESCAPES =
      Map.ofEntries(
          Map.entry(0x07, "a"),
          Map.entry(0x08, "b"),
          Map.entry(0x09, "t"),
          Map.entry(0x0A, "n"),
          Map.entry(0x0B, "v"),
          Map.entry(0x0C, "f"),
          Map.entry(0x0D, "r"));

  private static final Map<Integer, String> ENTITIES =
      Map.of(
          (int) '<',
          "lt",
          (int) '>',
          "gt",
          (int) '&',
          "amp",
          (int) '"',
          "quot",
          (int) '\'',
          "apos");

  private CharacterSpellings() {}

  /** Returns every spelling of a Unicode code point, as UTF-8. */
  static List<byte[]> of(int codePoint) {
    Set<String> spellings = new LinkedHashSet<>();
    String character = Character.toString(codePoint);
    byte[] utf8 = character.getBytes(UTF_8);
    spellings.add(character);
    addShell(spellings, codePoint, character);
    addEntities(spellings, codePoint);
    addUnicodeEscapes(spellings, codePoint, character);
    addBytes(spellings, utf8, "%", "%02x");
    addBytes(spellings, utf8, "\\x", "%02x");
    addBytes(spellings, utf8, "\\", "%03o");
    if (codePoint <= 0xFF) {
      // Python and JavaScript write the character, not its bytes.
      addBothCases(spellings, "\\x", "%02x".formatted(codePoint), "");
    }
    addJsonInJson(spellings);
    return spellings.stream().map(text -> text.getBytes(UTF_8)).toList();
  }

  private static void addShell(Set<String> spellings, int codePoint, String character) {
    String letter = C_ESCAPES.get(codePoint);
    if (letter != null) {
      spellings.add("\\" + letter);
      // The quoting of coreutils leaves the quoted text for one escape.
      spellings.add("'$'\\" + letter + "''");
    }
    if (codePoint == 0x1B) {
      spellings.addAll(List.of("\\E", "\\e"));
    }
    if (codePoint > 0x1F && codePoint < 0x7F && !Character.isLetterOrDigit(codePoint)) {
      spellings.add("\\" + character);
    }
    if (codePoint == '\'') {
      spellings.addAll(List.of("'\\''", "'\"'\"'"));
    }
    if (codePoint == ' ') {
      spellings.add("+");
    }
    if (codePoint == '\n') {
      spellings.addAll(List.of("\r\n", "\\r\\n", "%0d%0a", "%0D%0A"));
    }
  }

  private static void addEntities(Set<String> spellings, int codePoint) {
    String name = ENTITIES.get(codePoint);
    if (name != null) {
      spellings.add("&" + name + ";");
    }
    spellings.add("&#" + codePoint + ";");
    spellings.add("&#%03d;".formatted(codePoint));
    addBothCases(spellings, "&#x", "%x".formatted(codePoint), ";");
    addBothCases(spellings, "&#x", "%02x".formatted(codePoint), ";");
    addBothCases(spellings, "&#x", "%04x".formatted(codePoint), ";");
  }

  private static void addUnicodeEscapes(Set<String> spellings, int codePoint, String character) {
    StringBuilder lower = new StringBuilder();
    StringBuilder upper = new StringBuilder();
    for (int i = 0; i < character.length(); i++) {
      String digits = "%04x".formatted((int) character.charAt(i));
      lower.append("\\u").append(digits);
      upper.append("\\u").append(digits.toUpperCase(Locale.ROOT));
    }
    spellings.add(lower.toString());
    spellings.add(upper.toString());
    addBothCases(spellings, "\\U", "%08x".formatted(codePoint), "");
    addBothCases(spellings, "\\u{", "%x".formatted(codePoint), "}");
  }

  /** A JSON text that is itself a string in JSON, as logs in JSON have it. */
  private static void addJsonInJson(Set<String> spellings) {
    for (String spelling : List.copyOf(spellings)) {
      if (spelling.startsWith("\\")) {
        spellings.add(spelling.replace("\\", "\\\\").replace("\"", "\\\""));
      }
    }
  }

  private static void addBytes(
      Set<String> spellings, byte[] utf8, String escape, String digitsFormat) {
    StringBuilder lower = new StringBuilder();
    StringBuilder upper = new StringBuilder();
    for (byte one : utf8) {
      String digits = digitsFormat.formatted(one & 0xFF);
      lower.append(escape).append(digits);
      upper.append(escape).append(digits.toUpperCase(Locale.ROOT));
    }
    spellings.add(lower.toString());
    spellings.add(upper.toString());
  }

  private static void addBothCases(
      Set<String> spellings, String before, String digits, String after) {
    spellings.add(before + digits + after);
    spellings.add(before + digits.toUpperCase(Locale.ROOT) + after);
  }
}
