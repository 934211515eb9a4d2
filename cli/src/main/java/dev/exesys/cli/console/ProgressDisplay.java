package dev.exesys.cli.console;

import dev.exesys.core.contract.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Shows how a run goes on: a line for each order that starts or settles and, on a terminal, a last
 * line with counts that is drawn again and again.
 */
public final class ProgressDisplay {
  private static final Set<String> WORTH_A_LINE =
      Set.of("waiting", "running", "succeeded", "failed", "timed_out");
  private static final String ERASE_LINE = "\r\u001b[K";

  private final Console console;
  private final boolean json;
  private final Map<String, String> statuses = new LinkedHashMap<>();

  /**
   * @param json whether changes go to standard output as JSON instead
   */
  public ProgressDisplay(Console console, boolean json) {
    this.console = console;
    this.json = json;
  }

  /** The job was accepted with this answer. */
  public void accepted(JsonNode answer) {
    if (json) {
      console.json(answer);
    } else {
      console.note(
          "run " + answer.path("run_id").asString() + "  " + answer.path("flow_id").asString());
    }
  }

  /** The run looks like this now. */
  public void seen(JsonNode run) {
    eraseCounts();
    for (JsonNode order : run.path("orders")) {
      String num = order.path("order_num").asString();
      String status = order.path("status").asString();
      if (!status.equals(statuses.put(num, status)) && WORTH_A_LINE.contains(status)) {
        changed(order, status);
      }
    }
    drawCounts();
  }

  /** The run is over, and looks like this. */
  public void over(JsonNode run) {
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
