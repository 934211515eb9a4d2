package dev.exesys.engine.settle;

import org.jspecify.annotations.Nullable;

/** Makes one line of a message, short enough for a cause of Step Functions and for an event. */
public final class SingleLineMessage {

  private static final int LONGEST = 1000;

  private SingleLineMessage() {}

  /** The text without line breaks, cut if it is long. */
  public static String of(@Nullable String text) {
    String line = text == null ? "" : text.replaceAll("\\s+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }
}
