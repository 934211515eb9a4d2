package dev.exesys.cli.console;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Formats a run as lines of text: the run itself, then one line per order in columns. */
public final class OrderTable {
  private OrderTable() {}

  /** Returns the lines for a run as {@code GET /runs/{run_id}} returns it. */
  public static List<String> linesOf(JsonNode run) {
    List<String> lines = new ArrayList<>();
    lines.add("run     " + text(run, "run_id"));
    lines.add("trace   " + text(run, "trace_id"));
    lines.add("flow    " + text(run, "flow_id"));
    lines.add("status  " + text(run, "status"));
    if (run.path("summary").isObject()) {
      lines.add("summary " + summaryOf(run.path("summary")));
    }
    lines.add("done    " + text(run, "done_endpt"));
    lines.add("");
    int widest = 5;
    for (JsonNode order : run.path("orders")) {
      widest = Math.max(widest, text(order, "order_name").length());
    }
    for (JsonNode order : run.path("orders")) {
      String name = text(order, "order_name");
      String line =
          text(order, "order_num")
              + "  "
              + name
              + " ".repeat(widest - name.length())
              + "  "
              + text(order, "status")
              + note(order);
      lines.add(line);
    }
    return lines;
  }

  /** Returns a summary as text, for example {@code 3 succeeded, 1 failed, 0 timed out}. */
  public static String summaryOf(JsonNode summary) {
    return summary.path("succeeded").asInt(0)
        + " succeeded, "
        + summary.path("failed").asInt(0)
        + " failed, "
        + summary.path("timed_out").asInt(0)
        + " timed out";
  }

  private static String note(JsonNode order) {
    String reason = text(order, "reason");
    String exitCode = order.path("exit_code").isNumber() ? "exit " + order.path("exit_code") : "";
    String note = reason.isEmpty() ? exitCode : reason;
    return note.isEmpty() || note.equals("exit 0") ? "" : "  " + note;
  }

  private static String text(JsonNode node, String member) {
    JsonNode value = node.path(member);
    return value.isString() ? value.stringValue() : "";
  }
}
