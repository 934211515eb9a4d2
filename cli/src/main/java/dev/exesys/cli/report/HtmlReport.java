package dev.exesys.cli.report;

import dev.exesys.cli.console.Durations;
import dev.exesys.cli.console.FailedLog;
import dev.exesys.cli.console.OrderKind;
import dev.exesys.cli.console.RunSummary;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import dev.exesys.compiler.picture.Drawing;
import dev.exesys.compiler.picture.PictureFormat;
import dev.exesys.core.contract.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Formats a run as one HTML page without scripts, which requests nothing from any host. */
public final class HtmlReport {
  /** The maximum number of orders in a graph that is legible on a page. */
  private static final int MAX_DRAWN_ORDERS = 300;

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>{title}</title>
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <style>
      :root { color-scheme: light dark }
      body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem }
      pre { border: 1px solid #8886; border-radius: 4px; overflow-x: auto; padding: .6rem }
      table { border-collapse: collapse; width: 100% } td, th { padding: .2rem .6rem; text-align: left }
      tr { border-bottom: 1px solid #8884 }
      .bar { position: relative; width: 16rem } .bar i { position: absolute; top: .35rem; height: .8rem;
      border-radius: 2px; background: currentColor; min-width: 2px }
      .failed, .timed_out, .rejected { color: #c62828 } .blocked, .cancelled { color: #b26a00 }
      .tolerated { color: #8e24aa } .succeeded, .carried_over { color: #2e7d32 }
      svg { max-width: 100% }
      </style></head><body>
      """;

  private HtmlReport() {}

  /** Returns the report about a run as {@code GET /runs/{run_id}} returns it, with all orders. */
  public static String of(JsonNode run) {
    RunSummary summary = new RunSummary(run);
    String title = run.path("git_repo").asString("run") + ": " + run.path("status").asString();
    StringBuilder html = new StringBuilder(HEAD.replace("{title}", escape(title)));
    html.append("<h1>")
        .append(escape(title))
        .append("</h1>\n<p>")
        .append(escape(summary.counts(false)));
    html.append("<br>run <code>").append(escape(run.path("run_id").asString()));
    html.append("</code>, flow <code>").append(escape(run.path("flow_id").asString()));
    html.append("</code></p>\n");
    summary.failures().forEach(order -> addFailure(order, html));
    addTable(run, html);
    addGraph(run, html);
    return html.append("</body></html>\n").toString();
  }

  private static void addFailure(JsonNode order, StringBuilder html) {
    OrderKind kind = OrderKind.of(order);
    FailedLog log = FailedLog.of(order, RunSummary.TAIL_LINES);
    html.append("<h2 class=\"").append(cssClass(kind)).append("\">");
    html.append(kind.mark()).append(' ').append(escape(order.path("order_name").asString()));
    html.append("</h2>\n<p>").append(escape(order.path("reason").asString(""))).append("</p>\n");
    if (!log.command().isEmpty() || !log.lines().isEmpty()) {
      html.append("<pre>");
      if (!log.command().isEmpty()) {
        html.append("<b>$ ").append(escape(log.command())).append("</b>\n");
      }
      html.append(escape(String.join("\n", log.lines()))).append("</pre>\n");
    }
  }

  private static void addTable(JsonNode run, StringBuilder html) {
    Optional<Instant> start = Durations.instant(run, "created_at");
    Optional<Duration> total = Durations.between(run, "created_at", "ended_at");
    html.append(
        "<h2>Orders</h2>\n<table><tr><th>order<th>status<th>time<th>timeline<th>reason</tr>\n");
    for (JsonNode order : run.path("orders")) {
      OrderKind kind = OrderKind.of(order);
      html.append("<tr><td>").append(escape(order.path("order_name").asString()));
      html.append("<td class=\"").append(cssClass(kind)).append("\">");
      html.append(kind.mark()).append(' ').append(kind.word()).append("<td>");
      html.append(Durations.ofOrder(order).map(Durations::text).orElse(""));
      html.append("<td class=\"bar ").append(cssClass(kind)).append("\">");
      if (start.isPresent() && total.isPresent()) {
        html.append(bar(order, start.get(), total.get()));
      }
      html.append("<td>").append(escape(order.path("reason").asString(""))).append("</tr>\n");
    }
    html.append("</table>\n");
  }

  private static String bar(JsonNode order, Instant start, Duration total) {
    Optional<Instant> from = Durations.instant(order, "started_at");
    Optional<Instant> to = Durations.instant(order, "ended_at");
    if (from.isEmpty() || to.isEmpty() || total.toMillis() <= 0) {
      return "";
    }
    double left = 100.0 * Duration.between(start, from.get()).toMillis() / total.toMillis();
    double width = 100.0 * Duration.between(from.get(), to.get()).toMillis() / total.toMillis();
    return String.format(Locale.ROOT, "<i style=\"left:%.1f%%;width:%.1f%%\"></i>", left, width);
  }

  private static void addGraph(JsonNode run, StringBuilder html) {
    List<OrderNode> nodes =
        run.path("orders")
            .valueStream()
            .map(order ->
                OrderNode.of(
                    order.path("order_name").asString(),
                    order.path("dependencies").valueStream().map(JsonNode::asString).toList()))
            .toList();
    if (nodes.size() > MAX_DRAWN_ORDERS || nodes.isEmpty()) {
      return;
    }
    JobGraph graph = new JobGraph(nodes, Job.DEFAULT_TIMEOUT_SECONDS);
    String picture =
        PictureFormat.SVG.write(
            new LinkedHashMap<>(Map.of("graph", Drawing.graph(graph, Set.of()))));
    html.append("<h2>Graph</h2>\n").append(picture);
  }

  private static String cssClass(OrderKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
