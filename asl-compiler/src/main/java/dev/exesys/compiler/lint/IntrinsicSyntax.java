package dev.exesys.compiler.lint;

import static java.util.Map.entry;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The syntax of intrinsic functions: names that exist, and as many arguments as they take, each a
 * text, a number, a word of JSON, a path or another call.
 */
final class IntrinsicSyntax {
  private static final int MANY = Integer.MAX_VALUE;

  /** AWS nests no more than ten. */
  private static final int DEEPEST = 10;

  /** The fewest and most arguments of each function. */
  private static final Map<String, int[]> ARGUMENTS =
      Map.ofEntries(
          entry("Array", new int[] {0, MANY}),
          entry("ArrayContains", new int[] {2, 2}),
          entry("ArrayGetItem", new int[] {2, 2}),
          entry("ArrayLength", new int[] {1, 1}),
          entry("ArrayPartition", new int[] {2, 2}),
          entry("ArrayRange", new int[] {3, 3}),
          entry("ArrayUnique", new int[] {1, 1}),
          entry("Base64Decode", new int[] {1, 1}),
          entry("Base64Encode", new int[] {1, 1}),
          entry("Format", new int[] {1, MANY}),
          entry("Hash", new int[] {2, 2}),
          entry("JsonMerge", new int[] {3, 3}),
          entry("JsonToString", new int[] {1, 1}),
          entry("MathAdd", new int[] {2, 2}),
          entry("MathRandom", new int[] {2, 3}),
          entry("StringSplit", new int[] {2, 2}),
          entry("StringToJson", new int[] {1, 1}),
          entry("UUID", new int[] {0, 0}));

  private static final Pattern CALL = Pattern.compile("\\s*States\\.([A-Za-z0-9]+)\\(");
  private static final Pattern LITERAL =
      Pattern.compile(
          "\\s*(?:'(?:[^'\\\\]|\\\\.)*'|-?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?|null|true|false)\\s*");

  /** What a path may be made of; brackets may hold anything but brackets. */
  private static final Pattern PATH =
      Pattern.compile("\\s*(\\$(?:[^,()\\s\\[\\]]|\\[[^\\[\\]]*\\])*)\\s*");

  private static final Pattern NEXT = Pattern.compile("\\s*([,)])\\s*");

  private final String text;
  private int at;

  private IntrinsicSyntax(String text) {
    this.text = text;
  }

  /** True if a text means to be a call, right or wrong. */
  static boolean looksLikeCall(String text) {
    return text.startsWith("States.");
  }

  /** True if a text is a call, and nothing else. */
  static boolean isCall(String text) {
    IntrinsicSyntax reader = new IntrinsicSyntax(text);
    return reader.call(1) && reader.at == text.length();
  }

  private boolean call(int depth) {
    Matcher call = take(CALL);
    int[] arguments = call == null ? null : ARGUMENTS.get(call.group(1));
    if (arguments == null || depth > DEEPEST) {
      return false;
    }
    Matcher end = take(NEXT);
    if (end != null) {
      return end.group(1).equals(")") && arguments[0] == 0;
    }
    int count = 0;
    do {
      if (!argument(depth)) {
        return false;
      }
      count++;
      end = take(NEXT);
    } while (end != null && end.group(1).equals(","));
    return end != null && arguments[0] <= count && count <= arguments[1];
  }

  private boolean argument(int depth) {
    if (take(LITERAL) != null) {
      return true;
    }
    Matcher path = take(PATH);
    return path == null ? call(depth + 1) : JsonPathSyntax.isPath(path.group(1));
  }

  private @Nullable Matcher take(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    at = matcher.end();
    return matcher;
  }
}
