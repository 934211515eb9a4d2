package dev.exesys.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The output streams of the program. Results go to standard output, progress and messages to
 * standard error, so that another program can read the results alone.
 *
 * @param colours whether to write colours to standard error
 * @param live whether standard error is a terminal on which lines can be redrawn
 */
public record Console(PrintStream out, PrintStream err, boolean colours, boolean live) {

  /**
   * Returns the console of this process. Java cannot determine which of its streams are terminals;
   * the launcher can, and passes them in the system property {@code exesys.terminals}, for example
   * {@code out,err}.
   */
  public static Console ofProcess(Map<String, String> environment) {
    boolean live =
        System.getProperty("exesys.terminals", "").contains("err")
            && !"dumb".equals(environment.get("TERM"));
    boolean colours = live && environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Console(utf8(FileDescriptor.out), utf8(FileDescriptor.err), colours, live);
  }

  /** Returns whether to write colours to standard output. */
  public boolean outColours() {
    return colours && System.getProperty("exesys.terminals", "").contains("out");
  }

  /** Opens a stream as UTF-8 in any locale, as JSON requires. */
  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new FileOutputStream(stream), false, StandardCharsets.UTF_8);
  }

  /** Returns a writer to a stream. */
  public static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /** Writes one JSON object as a line to standard output and flushes it. */
  public void json(JsonNode object) {
    line(object.toString());
  }

  /** Writes a line to standard output and flushes it. */
  public void line(String text) {
    out.println(text);
    flush();
  }

  /** Writes a text, which must end with a line end, to standard output and flushes it. */
  public void text(String text) {
    out.print(text);
    flush();
  }

  /**
   * Flushes standard output.
   *
   * @throws CommandException without a message if the reader has closed it, as {@code head} does
   */
  public void flush() {
    if (out.checkError()) {
      throw CommandException.outputClosed();
    }
  }

  /** Writes a line to standard error. */
  public void note(String text) {
    err.println(text);
    err.flush();
  }
}
