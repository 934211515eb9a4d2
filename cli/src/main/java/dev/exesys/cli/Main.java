package dev.exesys.cli;

import dev.exesys.cli.console.CommandException;
import dev.exesys.cli.console.Console;
import dev.exesys.cli.console.ExitStatus;
import dev.exesys.cli.console.NearestName;
import dev.exesys.core.store.StoreException;
import dev.exesys.deployment.LocalDeploymentException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

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
    Exesys program = new Exesys();
    return new CommandLine(program, new CommandFactory(context))
        .setColorScheme(CommandLine.Help.defaultColorScheme(console.colours() ? Ansi.ON : Ansi.OFF))
        .setOut(Console.writer(console.out()))
        .setErr(Console.writer(console.err()))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((failure, arguments) -> reportUsageError(failure, console))
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> report(failure, console, program.verbose()))
        .execute(args);
  }

  private static int reportUsageError(ParameterException failure, Console console) {
    String command = failure.getCommandLine().getCommandSpec().qualifiedName();
    console.note(command + ": " + usageError(failure));
    console.note("See `" + command + " --help`.");
    return ExitStatus.REFUSED;
  }

  private static String usageError(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      String argument = unmatched.getUnmatched().getFirst();
      boolean isCommand = failure.getCommandLine().getParent() == null && !argument.startsWith("-");
      CommandLine command = failure.getCommandLine();
      List<String> nearest =
          NearestName.of(
              argument,
              isCommand
                  ? command.getSubcommands().keySet()
                  : command.getCommandSpec().optionsMap().keySet());
      return (isCommand ? "no command " + argument : "unexpected argument " + argument)
          + (nearest.isEmpty() ? "" : ": did you mean " + String.join(" or ", nearest) + "?");
    }
    return String.valueOf(failure.getMessage());
  }

  private static int report(Exception failure, Console console, boolean verbose) {
    int status = ExitStatus.OTHER_ERROR;
    if (failure instanceof CommandException expected) {
      if (!String.valueOf(expected.getMessage()).isEmpty()) {
        console.note("exesys: " + expected.getMessage());
      }
      expected.details().forEach(line -> console.note("  " + line));
      status = expected.exitStatus();
    } else if (failure instanceof LocalDeploymentException || failure instanceof StoreException) {
      console.note("exesys: " + failure.getMessage());
    } else {
      console.note("exesys: internal error: " + failure);
      if (!verbose) {
        console.note("  Repeat the command with --verbose for the details.");
      }
    }
    if (verbose) {
      failure.printStackTrace(console.err());
    }
    return status;
  }
}
