package dev.exesys.engine.settle;

import org.jspecify.annotations.Nullable;

/**
 * Converts messages to a single line that is short enough for a Step Functions cause and for an
 * event.
 */
public final class SingleLineMessage {

  private static final int MAX_LENGTH = 1000;

  private SingleLineMessage() {}

  /**
   * Returns the text with every whitespace sequence replaced by a space, truncated to 1000
   * characters.
   */
  public static String of(@Nullable String text) {
    String line = text == null ? "" : text.replaceAll("\\s+", " ").strip();
    return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH - 1) + "…";
  }
}
