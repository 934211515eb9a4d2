package dev.exesys.cli.report;

import dev.exesys.cli.console.Durations;
import dev.exesys.cli.console.FailedLog;
import dev.exesys.cli.console.OrderKind;
import dev.exesys.cli.console.RunSummary;
import tools.jackson.databind.JsonNode;

/** Formats a run as Markdown. */
public final class MarkdownReport {
  private static final int MAX_ROWS = 200;

  private MarkdownReport() {}

  /** Returns the report about a run as {@code GET /runs/{run_id}} returns it, with all orders. */
  public static String of(JsonNode run) {
    RunSummary summary = new RunSummary(run);
    StringBuilder text = new StringBuilder();
    text.append("## ")
        .append(escape(run.path("git_repo").asString("run")))
        .append(": ")
        .append(run.path("status").asString())
        .append("\n\n")
        .append(escape(summary.counts(false)))
        .append("\n\nRun `")
        .append(run.path("run_id").asString())
        .append("`, flow `")
        .append(run.path("flow_id").asString())
        .append("`\n");
    for (JsonNode order : summary.failures()) {
      addFailure(order, text);
    }
    text.append("\n| order | status | time | reason |\n|---|---|---|---|\n");
    run.path("orders").valueStream().limit(MAX_ROWS).forEach(order -> addRow(order, text));
    if (run.path("orders").size() > MAX_ROWS) {
      text.append("\nThe first ").append(MAX_ROWS).append(" orders are shown.\n");
    }
    return text.toString();
  }

  private static void addFailure(JsonNode order, StringBuilder text) {
    FailedLog log = FailedLog.of(order, RunSummary.TAIL_LINES);
    text.append("\n### ")
        .append(OrderKind.of(order).mark())
        .append(' ')
        .append(escape(order.path("order_name").asString()))
        .append("\n\n")
        .append(escape(order.path("reason").asString("")))
        .append("\n");
    if (!log.command().isEmpty() || !log.lines().isEmpty()) {
      // Longer than any fence in the log.
      text.append("\n``````text\n");
      if (!log.command().isEmpty()) {
        text.append("$ ").append(log.command()).append('\n');
      }
      log.lines().forEach(line -> text.append(line).append('\n'));
      text.append("``````\n");
    }
  }

  private static void addRow(JsonNode order, StringBuilder text) {
    OrderKind kind = OrderKind.of(order);
    text.append("| ")
        .append(escape(order.path("order_name").asString()))
        .append(" | ")
        .append(kind.mark())
        .append(' ')
        .append(kind.word())
        .append(" | ")
        .append(Durations.ofOrder(order).map(Durations::text).orElse(""))
        .append(" | ")
        .append(escape(order.path("reason").asString("")))
        .append(" |\n");
  }

  private static String escape(String text) {
    return text.replaceAll("([\\\\`*_{}\\[\\]<>|#])", "\\\\$1").replace("\n", " ");
  }
}
