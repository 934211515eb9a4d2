package dev.exesys.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the commands that follow a run to its end. */
final class FollowOptions {

  /** Which logs are printed. */
  enum Logs {
    /** The ends of the logs of orders that failed. */
    FAILED,
    /** Every line of every order, while it is written. */
    ALL,
    /** None. */
    NONE
  }

  @Option(
      names = "--json",
      description =
          "Write only JSON to standard output, one object a line; the last object is the result.")
  private boolean json;

  @Option(
      names = "--logs",
      paramLabel = "WHICH",
      defaultValue = "failed",
      description =
          "The logs to print: failed (the ends of the logs of failed orders), all (every line with"
              + " its order's name) or none. Default: failed.")
  private Logs logs = Logs.FAILED;

  @Option(
      names = "--summary-md",
      paramLabel = "FILE",
      description =
          "Write a summary in Markdown to FILE; append it if FILE is $GITHUB_STEP_SUMMARY.")
  private @Nullable Path summary;

  boolean json() {
    return json;
  }

  Logs logs() {
    return logs;
  }

  @Nullable Path summary() {
    return summary;
  }
}
