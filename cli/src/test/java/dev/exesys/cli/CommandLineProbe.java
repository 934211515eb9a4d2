package dev.exesys.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.exesys.cli.console.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs commands in this JVM and captures their output. */
public final class CommandLineProbe {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, String> environment = new LinkedHashMap<>();
  private ByteArrayInputStream input = new ByteArrayInputStream(new byte[0]);

  /** Sets the standard input of the next command. */
  public void input(byte[] bytes) {
    input = new ByteArrayInputStream(bytes);
  }

  /** Sets the environment of the commands. */
  public void environment(Map<String, String> variables) {
    environment.clear();
    environment.putAll(variables);
  }

  /** Runs a command line, split at spaces, and returns its exit status. */
  public int run(String line) {
    return run(line.isBlank() ? new String[0] : line.strip().split(" +"));
  }

  /** Runs a command and returns its exit status. */
  public int run(String... arguments) {
    out.reset();
    err.reset();
    Console console =
        new Console(
            new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false, false);
    return Main.run(console, environment, input, arguments);
  }

  /** Returns the standard output of the last command. */
  public String out() {
    return out.toString(UTF_8);
  }

  /** Returns the standard error of the last command. */
  public String err() {
    return err.toString(UTF_8);
  }
}
