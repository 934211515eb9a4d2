package dev.exesys.cli.console;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Formats a run as lines of text: the run itself, then one line per order in columns. */
public final class OrderTable {
  private OrderTable() {}

  /** Returns the lines for a run as {@code GET /runs/{run_id}} returns it, with all orders. */
  public static List<String> linesOf(JsonNode run, boolean colours) {
    List<String> lines = new ArrayList<>();
    lines.add("run     " + text(run, "run_id"));
    lines.add("trace   " + text(run, "trace_id"));
    lines.add("flow    " + text(run, "flow_id"));
    addIfPresent("repo    ", run, "git_repo", lines);
    addIfPresent("commit  ", run, "commit", lines);
    lines.add("status  " + text(run, "status"));
    addIfPresent("group   ", run, "concurrency_group", lines);
    addIfPresent("waits   for run ", run, "waiting_for", lines);
    lines.add("done    " + text(run, "done_endpt"));
    lines.add("");
    int widest = 5;
    for (JsonNode order : run.path("orders")) {
      widest = Math.max(widest, text(order, "order_name").length());
    }
    for (JsonNode order : run.path("orders")) {
      lines.add(line(order, widest, colours));
    }
    lines.add("");
    lines.addAll(new RunSummary(run).lines(true, colours));
    return lines;
  }

  private static String line(JsonNode order, int widest, boolean colours) {
    String name = text(order, "order_name");
    OrderKind kind = OrderKind.of(order);
    return text(order, "order_num")
        + "  "
        + name
        + " ".repeat(widest - name.length())
        + "  "
        + kind.paint(kind.mark() + " " + kind.word(), colours)
        + Durations.ofOrder(order).map(time -> "  " + Durations.text(time)).orElse("")
        + note(order);
  }

  private static void addIfPresent(String label, JsonNode run, String member, List<String> lines) {
    if (run.hasNonNull(member)) {
      lines.add(label + text(run, member));
    }
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
