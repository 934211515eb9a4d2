package dev.exesys.cli.console;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the size of the terminal, which may change at any time, at most once a second. */
public final class TerminalSize {
  private static final long MAX_AGE_NANOS = Duration.ofSeconds(1).toNanos();
  private static final Pattern SIZE = Pattern.compile("([0-9]+) ([0-9]+)\\s*");
  private static final int DEFAULT_ROWS = 24;
  private static final int DEFAULT_COLUMNS = 80;

  private int rows;
  private int columns;
  private long readAt;

  /** Starts with the size in {@code LINES} and {@code COLUMNS}, or 24 by 80. */
  public TerminalSize(Map<String, String> environment) {
    rows = number(environment.getOrDefault("LINES", ""), DEFAULT_ROWS);
    columns = number(environment.getOrDefault("COLUMNS", ""), DEFAULT_COLUMNS);
    readAt = System.nanoTime() - MAX_AGE_NANOS;
  }

  /** Returns the number of rows. */
  public int rows() {
    refresh();
    return rows;
  }

  /** Returns the number of columns. */
  public int columns() {
    refresh();
    return columns;
  }

  private void refresh() {
    long now = System.nanoTime();
    if (now - readAt < MAX_AGE_NANOS) {
      return;
    }
    readAt = now;
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String text = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      Matcher size = SIZE.matcher(text);
      if (stty.waitFor(1, TimeUnit.SECONDS) && size.matches()) {
        rows = number(size.group(1), rows);
        columns = number(size.group(2), columns);
      }
    } catch (IOException e) {
      // There is no controlling terminal, or no stty: the last known size remains.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int number(String text, int otherwise) {
    return text.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(text) : otherwise;
  }
}
