package dev.exesys.cli.console;

import dev.exesys.core.contract.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Displays the progress of a run: a line for each order that starts or settles and, on a terminal,
 * a last line with counts that is redrawn.
 */
public final class ProgressDisplay {
  private static final Set<String> DISPLAYED_STATUSES =
      Set.of("waiting", "running", "succeeded", "failed", "timed_out");
  private static final String ERASE_LINE = "\r\u001b[K";

  private final Console console;
  private final boolean json;
  private final Map<String, String> statuses = new LinkedHashMap<>();

  /**
   * Creates a display.
   *
   * @param json whether to write changes to standard output as JSON instead
   */
  public ProgressDisplay(Console console, boolean json) {
    this.console = console;
    this.json = json;
  }

  /** Displays the response to a submission. */
  public void accepted(JsonNode response) {
    if (json) {
      console.json(response);
    } else {
      console.note(
          "run " + response.path("run_id").asString() + "  " + response.path("flow_id").asString());
    }
  }

  /** Displays what has changed in a run. */
  public void update(JsonNode run) {
    eraseCounts();
    for (JsonNode order : run.path("orders")) {
      String orderNum = order.path("order_num").asString();
      String status = order.path("status").asString();
      if (!status.equals(statuses.put(orderNum, status)) && DISPLAYED_STATUSES.contains(status)) {
        changed(order, status);
      }
    }
    drawCounts();
  }

  /** Displays the final summary of a run. */
  public void finished(JsonNode run) {
    eraseCounts();
    if (!json) {
      console.note(OrderTable.summaryOf(run.path("summary")));
    }
  }

  private void changed(JsonNode order, String status) {
    String name = order.path("order_name").asString();
    if (json) {
      console.json(
          Json.object()
              .put("order_num", order.path("order_num").asString())
              .put("order_name", name)
              .put("status", status));
    } else {
      String reason = order.path("reason").asString("");
      console.note(
          "  " + inColour(status) + "  " + name + (reason.isEmpty() ? "" : "  (" + reason + ")"));
    }
  }

  private String inColour(String status) {
    String padded = status + " ".repeat(Math.max(0, "succeeded".length() - status.length()));
    int colour =
        switch (status) {
          case "succeeded" -> 32;
          case "failed", "timed_out" -> 31;
          default -> 36;
        };
    return console.colours() ? "\u001b[" + colour + "m" + padded + "\u001b[0m" : padded;
  }

  private void drawCounts() {
    if (console.live()) {
      Map<String, Integer> counts = new TreeMap<>();
      statuses.values().forEach(status -> counts.merge(status, 1, Integer::sum));
      StringBuilder line = new StringBuilder("  " + statuses.size() + " orders");
      counts.forEach(
          (status, count) -> line.append(" · ").append(count).append(' ').append(status));
      console.err().print(line);
      console.err().flush();
    }
  }

  private void eraseCounts() {
    if (console.live()) {
      console.err().print(ERASE_LINE);
    }
  }
}
