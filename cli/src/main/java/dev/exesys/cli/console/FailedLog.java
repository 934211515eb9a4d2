package dev.exesys.cli.console;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The end of the log of an order that failed.
 *
 * @param command the last command that was started; empty if the log does not show it
 * @param lines the last lines of its output
 * @param omitted whether lines before them were left out
 */
public record FailedLog(String command, List<String> lines, boolean omitted) {
  private static final String COMMAND_PREFIX = "$ ";

  /**
   * Returns the end of an order's log.
   *
   * @param order as {@code GET /runs/{run_id}} returns it
   * @param maxLines the maximum number of lines after the command
   */
  public static FailedLog of(JsonNode order, int maxLines) {
    List<String> tail = order.path("log_tail").asString("").lines().toList();
    int start = tail.size() - 1;
    while (start >= 0 && !tail.get(start).startsWith(COMMAND_PREFIX)) {
      start--;
    }
    String command = start < 0 ? "" : tail.get(start).substring(COMMAND_PREFIX.length());
    List<String> output = tail.subList(start + 1, tail.size());
    int from = Math.max(0, output.size() - maxLines);
    return new FailedLog(command, output.subList(from, output.size()), start < 0 || from > 0);
  }
}
