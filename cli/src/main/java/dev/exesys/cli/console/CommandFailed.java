package dev.exesys.cli.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends a command with an exit status and one line, or several, for the user. */
public final class CommandFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int exitStatus;
  private final transient List<String> details;

  private CommandFailed(
      int exitStatus, String message, List<String> details, @Nullable Throwable cause) {
    super(message, cause);
    this.exitStatus = exitStatus;
    this.details = List.copyOf(details);
  }

  /** The payload or the command line is wrong; {@code details} has a line for each error. */
  public static CommandFailed refused(String message, List<String> details) {
    return new CommandFailed(ExitStatus.REFUSED, message, details, null);
  }

  /** The payload or the command line is wrong. */
  public static CommandFailed refused(String message) {
    return refused(message, List.of());
  }

  /** The engine or a service said no. */
  public static CommandFailed service(String message) {
    return new CommandFailed(ExitStatus.SERVICE_ERROR, message, List.of(), null);
  }

  /** The command could not be carried out. */
  public static CommandFailed broken(String message, @Nullable Throwable cause) {
    return new CommandFailed(ExitStatus.BROKEN, message, List.of(), cause);
  }

  /** Nobody reads the output any more; who closed it knows that, so nothing is said. */
  static CommandFailed outputClosed() {
    return new CommandFailed(ExitStatus.BROKEN, "", List.of(), null);
  }

  public int exitStatus() {
    return exitStatus;
  }

  /** One line an error, where there are several. */
  public List<String> details() {
    return details;
  }
}
