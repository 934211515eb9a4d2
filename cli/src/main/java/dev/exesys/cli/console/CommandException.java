package dev.exesys.cli.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends a command with an exit status, a message for the user, and optional detail lines. */
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int exitStatus;
  private final transient List<String> details;

  private CommandException(
      int exitStatus, String message, List<String> details, @Nullable Throwable cause) {
    super(message, cause);
    this.exitStatus = exitStatus;
    this.details = List.copyOf(details);
  }

  /** Reports an invalid payload or command line; {@code details} has one line per error. */
  public static CommandException refused(String message, List<String> details) {
    return new CommandException(ExitStatus.REFUSED, message, details, null);
  }

  /** Reports an invalid payload or command line. */
  public static CommandException refused(String message) {
    return refused(message, List.of());
  }

  /** Reports a configuration that is missing or wrong. */
  public static CommandException refused(String message, Throwable cause) {
    return new CommandException(ExitStatus.REFUSED, message, List.of(), cause);
  }

  /** Reports an error response of the engine or of a service. */
  public static CommandException serviceError(String message) {
    return new CommandException(ExitStatus.SERVICE_ERROR, message, List.of(), null);
  }

  /** Reports any other error. */
  public static CommandException failed(String message, @Nullable Throwable cause) {
    return new CommandException(ExitStatus.OTHER_ERROR, message, List.of(), cause);
  }

  /** Reports, without a message, that the reader of standard output has closed it. */
  static CommandException outputClosed() {
    return new CommandException(ExitStatus.OTHER_ERROR, "", List.of(), null);
  }

  /** Returns the same exception with other detail lines. */
  public CommandException withDetails(List<String> lines) {
    return new CommandException(exitStatus, String.valueOf(getMessage()), lines, getCause());
  }

  public int exitStatus() {
    return exitStatus;
  }

  /** Returns the detail lines, one per error; may be empty. */
  public List<String> details() {
    return details;
  }
}
