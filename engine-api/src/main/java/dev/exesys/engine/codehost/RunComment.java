package dev.exesys.engine.codehost;

import dev.exesys.core.contract.ApprovalRequest;
import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderProgress;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.WorkerReport;
import dev.exesys.engine.machines.ConsoleUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Writes the comment about a run: its status and counts, the orders that wait for approval and how
 * to give it, the failed orders with the ends of their logs, the blocked orders, and links. Reasons
 * and logs are masked by the workers.
 */
final class RunComment {
  /** GitHub rejects longer comments. */
  static final int MAX_LENGTH = 65_536;

  private static final int RESERVE = 1500;
  private static final int MAX_TAIL_LINES = 60;
  private static final int MAX_TAIL_LENGTH = 6000;
  private static final int MAX_NAMES = 50;

  private final RunItem run;
  private final List<OrderItem> orders;
  private final StringBuilder text = new StringBuilder();

  private RunComment(RunItem run, List<OrderItem> orders) {
    this.run = run;
    this.orders = orders;
  }

  /**
   * Returns the text of at most 65,536 characters.
   *
   * @param marker the first line
   */
  static String of(RunItem run, List<OrderItem> orders, String marker) {
    RunComment comment = new RunComment(run, orders);
    comment.text.append(marker).append('\n');
    comment.head();
    comment.approvals();
    comment.failures();
    comment.names(
        "Blocked", comment.ended(EventType.BLOCKED).map(RunComment::nameAndReason).toList());
    comment.names(
        "Rejected", comment.ended(EventType.REJECTED).map(RunComment::nameAndReason).toList());
    comment.foot();
    return comment.text.toString();
  }

  private void head() {
    text.append("### ")
        .append(
            switch (run.progress().status()) {
              case STARTING, RUNNING -> "⏳";
              case WAITING -> "⏸️";
              case SUCCEEDED -> "✅";
              case FAILED -> "❌";
              case TIMED_OUT -> "⌛";
            })
        .append(' ')
        .append(Markdown.escape(run.flowLabel()))
        .append(": ")
        .append(run.progress().status().wire().replace('_', ' '))
        .append("\n\n")
        .append(RunCounts.of(orders))
        .append('\n');
    String reason = run.progress().failureReason();
    if (reason != null) {
      text.append("\n").append(Markdown.escape(reason)).append('\n');
    }
  }

  private void approvals() {
    List<OrderItem> waiting =
        orders.stream().filter(o -> o.status() == OrderStatus.WAITING_FOR_APPROVAL).toList();
    if (waiting.isEmpty()) {
      return;
    }
    text.append("\n#### Waiting for approval\n");
    appendAll(waiting.stream().map(this::approval).toList(), "orders wait for approval");
  }

  private String approval(OrderItem order) {
    ApprovalRequest asked = order.order().approval();
    String message = asked == null || asked.message() == null ? "" : asked.message();
    String command = run.runId() + " " + Markdown.shellWord(order.name());
    return "\n- "
        + Markdown.code(order.name())
        + (message.isEmpty() ? "" : ": " + Markdown.escape(Markdown.shortened(message, 500)))
        + "\n  - approve: "
        + Markdown.code("exesys approve " + command)
        + "\n  - reject: "
        + Markdown.code("exesys reject " + command)
        + "\n";
  }

  private void failures() {
    List<OrderItem> failed =
        orders.stream()
            .filter(o -> o.status() == OrderStatus.FAILED || o.status() == OrderStatus.TIMED_OUT)
            .filter(o -> !didNotRun(o))
            .sorted((a, b) -> Boolean.compare(b.order().mustSucceed(), a.order().mustSucceed()))
            .toList();
    if (failed.isEmpty()) {
      return;
    }
    text.append("\n#### Failed\n");
    appendAll(failed.stream().map(RunComment::failure).toList(), "orders failed");
  }

  private static String failure(OrderItem order) {
    OrderProgress p = order.progress();
    WorkerReport report = p.reported();
    String tail = report == null ? "" : Objects.requireNonNullElse(report.logTail(), "");
    StringBuilder section = new StringBuilder("\n- ");
    section
        .append(Markdown.code(order.name()))
        .append(order.order().mustSucceed() ? "" : " (tolerated)")
        .append(p.reason() == null ? "" : ": " + Markdown.escape(p.reason()))
        .append('\n');
    if (!tail.isBlank()) {
      section
          .append("\n<details><summary>end of the log</summary>\n\n")
          .append(Markdown.fenced(Markdown.tail(tail, MAX_TAIL_LINES, MAX_TAIL_LENGTH)))
          .append("\n</details>\n");
    }
    return section.toString();
  }

  private void names(String title, List<String> names) {
    if (names.isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>();
    names.stream().limit(MAX_NAMES).forEach(name -> lines.add("- " + name + "\n"));
    text.append("\n#### ").append(title).append("\n\n");
    appendAll(lines, "more");
    if (names.size() > MAX_NAMES) {
      text.append("- and ").append(names.size() - MAX_NAMES).append(" more\n");
    }
  }

  private static String nameAndReason(OrderItem order) {
    String reason = order.progress().reason();
    return Markdown.code(order.name()) + (reason == null ? "" : ": " + Markdown.escape(reason));
  }

  /** Appends sections as long as they fit, then how many are left out. */
  private void appendAll(List<String> sections, String what) {
    for (int i = 0; i < sections.size(); i++) {
      if (text.length() + sections.get(i).length() > MAX_LENGTH - RESERVE) {
        text.append("\n- and ").append(sections.size() - i).append(' ').append(what).append('\n');
        return;
      }
      text.append(sections.get(i));
    }
  }

  private void foot() {
    text.append("\n<sub>run ").append(Markdown.code(run.runId()));
    String commit = run.progress().commit();
    if (commit != null) {
      text.append(" · commit ").append(Markdown.code(Markdown.shortened(commit, 40)));
    }
    text.append(" · by ").append(Markdown.code(run.job().username()));
    String console = ConsoleUrl.of(run.progress().executionArn());
    if (console != null) {
      text.append(" · [Step Functions](").append(console).append(')');
    }
    text.append(" · logs: ").append(Markdown.code("exesys logs " + run.runId() + " --failed"));
    text.append("</sub>\n");
  }

  private Stream<OrderItem> ended(String eventType) {
    return orders.stream().filter(o -> eventType.equals(o.progress().eventType()));
  }

  private static boolean didNotRun(OrderItem order) {
    return EventType.BLOCKED.equals(order.progress().eventType())
        || EventType.REJECTED.equals(order.progress().eventType());
  }
}
