package dev.exesys.cli.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The two output streams. Results go to standard output, progress and remarks to standard error, so
 * that a program can read the first and a person the second.
 *
 * @param colours whether standard error may carry colours
 * @param live whether standard error is a terminal on which lines can be drawn again
 */
public record Console(PrintStream out, PrintStream err, boolean colours, boolean live) {

  /**
   * The console of this process. Java cannot tell which of its streams is a terminal; the launcher
   * can and names them in the system property {@code exesys.terminals}, for example {@code
   * out,err}.
   */
  public static Console ofProcess(Map<String, String> environment) {
    boolean live =
        System.getProperty("exesys.terminals", "").contains("err")
            && !"dumb".equals(environment.get("TERM"));
    boolean colours = live && environment.getOrDefault("NO_COLOR", "").isEmpty();
    return new Console(utf8(FileDescriptor.out), utf8(FileDescriptor.err), colours, live);
  }

  /** JSON is UTF-8 in any locale, and so is what people read beside it. */
  private static PrintStream utf8(FileDescriptor stream) {
    return new PrintStream(new FileOutputStream(stream), false, StandardCharsets.UTF_8);
  }

  /** The same streams for a library that wants writers. */
  public static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /** Writes one JSON object as a line of standard output, at once. */
  public void json(JsonNode object) {
    line(object.toString());
  }

  /** Writes a line to standard output, at once. */
  public void line(String text) {
    out.println(text);
    flush();
  }

  /** Writes a text that ends its own last line to standard output, at once. */
  public void text(String text) {
    out.print(text);
    flush();
  }

  /**
   * Sends what was written to standard output.
   *
   * @throws CommandFailed (without a word) if nobody reads it any more, as {@code head} does not
   */
  public void flush() {
    if (out.checkError()) {
      throw CommandFailed.outputClosed();
    }
  }

  /** Writes a line for the person who looks on. */
  public void note(String text) {
    err.println(text);
    err.flush();
  }
}
