package dev.exesys.engine.codehost;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Inserts texts of any content into Markdown, so that they neither format nor notify. */
final class Markdown {
  private static final Pattern BACKTICKS = Pattern.compile("`+");
  private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z0-9_./:@%+=-]+");

  private Markdown() {}

  /** Returns the text as one line in which no character has a meaning. */
  static String escape(String text) {
    return text.replaceAll("\\s+", " ")
        .strip()
        .replaceAll("([\\\\`*_{}\\[\\]<>()#|~!])", "\\\\$1")
        .replace("@", "@\u200b");
  }

  /** Returns the text as inline code. */
  static String code(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    String fence = "`".repeat(longestRun(line) + 1);
    String space = line.startsWith("`") || line.endsWith("`") ? " " : "";
    return fence + space + line + space + fence;
  }

  /** Returns the text as a code block. */
  static String fenced(String text) {
    String fence = "`".repeat(Math.max(3, longestRun(text) + 1));
    return fence + "text\n" + text + (text.endsWith("\n") ? "" : "\n") + fence + "\n";
  }

  /** Returns a word for a shell command. */
  static String shellWord(String text) {
    return PLAIN_WORD.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  /** Returns the first characters of a text. */
  static String shortened(String text, int maxLength) {
    return text.length() <= maxLength ? text : text.substring(0, maxLength - 1) + "…";
  }

  /** Returns the last lines of a text, with at most {@code maxLength} characters. */
  static String tail(String text, int maxLines, int maxLength) {
    String end = text.substring(Math.max(0, text.length() - maxLength));
    String[] lines = end.stripTrailing().split("\n", -1);
    int from = Math.max(0, lines.length - maxLines);
    return String.join("\n", Arrays.asList(lines).subList(from, lines.length));
  }

  private static int longestRun(String text) {
    int longest = 0;
    Matcher runs = BACKTICKS.matcher(text);
    while (runs.find()) {
      longest = Math.max(longest, runs.end() - runs.start());
    }
    return longest;
  }
}
