package dev.exesys.cli.console;

/** The exit statuses of the program. 254 and 255 are those of the AWS CLI. */
public final class ExitStatus {
  /** The job succeeded, or the command did its work. */
  public static final int OK = 0;

  /** The job failed. */
  public static final int FAILED = 1;

  /** The job timed out. */
  public static final int TIMED_OUT = 2;

  /** The payload or the command line was refused. */
  public static final int REFUSED = 3;

  /** The engine or a service answered with an error. */
  public static final int SERVICE_ERROR = 254;

  /** Any other error: the engine cannot be reached, a file cannot be written, an internal error. */
  public static final int OTHER_ERROR = 255;

  private ExitStatus() {}

  /** Returns the exit status for the status of a done object. */
  public static int ofJob(String status) {
    return switch (status) {
      case "succeeded" -> OK;
      case "timed_out" -> TIMED_OUT;
      default -> FAILED;
    };
  }
}
