package dev.exesys.cli;

import dev.exesys.cli.console.CommandException;
import dev.exesys.cli.console.Console;
import dev.exesys.cli.console.ExitStatus;
import dev.exesys.deployment.LocalDeploymentException;
import java.io.InputStream;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;

/** Runs the exesys command-line program. */
public final class Main {
  // Libraries log warnings only, unless the user supplies a logging configuration.
  private static final Logger ROOT_LOGGER = Logger.getLogger("");

  private Main() {}

  /** Runs one command and exits with its status. */
  public static void main(String[] args) {
    if (System.getProperty("java.util.logging.config.file") == null) {
      ROOT_LOGGER.setLevel(Level.WARNING);
    }
    int status = run(Console.ofProcess(System.getenv()), System.getenv(), System.in, args);
    // Exits explicitly, because threads that serve requests would keep the JVM running.
    System.exit(status);
  }

  /** Runs one command and returns its exit status; never throws. */
  static int run(
      Console console, Map<String, String> environment, InputStream input, String... args) {
    CommandContext context = new CommandContext(console, environment, input);
    return new CommandLine(new Exesys(), new CommandFactory(context))
        .setColorScheme(CommandLine.Help.defaultColorScheme(console.colours() ? Ansi.ON : Ansi.OFF))
        .setOut(Console.writer(console.out()))
        .setErr(Console.writer(console.err()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((failure, arguments) -> reportUsageError(failure, console))
        .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, console))
        .execute(args);
  }

  private static int reportUsageError(ParameterException failure, Console console) {
    String command = failure.getCommandLine().getCommandSpec().qualifiedName();
    console.note(command + ": " + failure.getMessage());
    console.note("See `" + command + " --help`.");
    return ExitStatus.REFUSED;
  }

  private static int report(Exception failure, Console console) {
    if (failure instanceof CommandException expected) {
      if (!String.valueOf(expected.getMessage()).isEmpty()) {
        console.note("exesys: " + expected.getMessage());
      }
      expected.details().forEach(line -> console.note("  " + line));
      return expected.exitStatus();
    }
    if (failure instanceof LocalDeploymentException expected) {
      console.note("exesys: " + expected.getMessage());
      return ExitStatus.OTHER_ERROR;
    }
    console.note("exesys: internal error: " + failure);
    failure.printStackTrace(console.err());
    return ExitStatus.OTHER_ERROR;
  }
}
