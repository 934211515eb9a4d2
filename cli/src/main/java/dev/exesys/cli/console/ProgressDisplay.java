package dev.exesys.cli.console;

import dev.exesys.core.contract.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Displays the progress of a run. On a terminal, a region with the running and waiting orders is
 * redrawn below a line for each settled order; elsewhere, each change is a line with its time.
 */
public final class ProgressDisplay {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  private final Console console;
  private final boolean json;
  private final InstantSource clock;
  private final LiveRegion region;
  private final Map<String, JsonNode> orders = new LinkedHashMap<>();
  private Instant start;
  private String runId = "";
  private boolean closed;
  private String waitingFor = "";

  /**
   * Creates a display.
   *
   * @param json whether to write changes to standard output as JSON instead
   * @param environment of this process, for the size of the terminal
   */
  public ProgressDisplay(
      Console console, boolean json, InstantSource clock, Map<String, String> environment) {
    this.console = console;
    this.json = json;
    this.clock = clock;
    this.region = new LiveRegion(console.err(), new TerminalSize(environment));
    this.start = clock.instant();
  }

  /** Displays the response to a submission. */
  public void accepted(JsonNode response) {
    start = clock.instant();
    if (json) {
      console.json(response);
    } else {
      console.note(
          "run " + response.path("run_id").asString() + "  " + response.path("flow_id").asString());
      response.path("warnings").forEach(warning -> console.note("warning: " + warning.asString()));
    }
  }

  /** Displays what has changed in a run. Does nothing after {@link #close}. */
  public synchronized void update(JsonNode run) {
    if (closed) {
      return;
    }
    start = Durations.instant(run, "created_at").orElse(start);
    showWaiting(run);
    runId = run.path("run_id").asString("");
    List<JsonNode> changed = new ArrayList<>();
    for (JsonNode order : run.path("orders")) {
      JsonNode before = orders.put(order.path("order_num").asString(), order);
      OrderKind kind = OrderKind.of(order);
      if ((before == null || OrderKind.of(before) != kind) && isDisplayed(kind)) {
        changed.add(order);
      }
    }
    changed.sort(Comparator.comparing(ProgressDisplay::timeOf));
    if (!console.live() || json) {
      changed.forEach(this::changed);
      return;
    }
    region.erase();
    changed.forEach(this::changed);
    Instant now = clock.instant();
    region.draw(
        LiveStatus.lines(orders.values(), Duration.between(start, now), now, region.maxLines()));
  }

  /** Shows the run for which this one waits, whenever that is another run than before. */
  private void showWaiting(JsonNode run) {
    String before = waitingFor;
    waitingFor = run.path("waiting_for").asString("");
    if (waitingFor.isEmpty() || waitingFor.equals(before)) {
      return;
    }
    if (json) {
      console.json(Json.object().put("status", "waiting").put("waiting_for", waitingFor));
    } else {
      print(
          List.of(
              "waiting for run "
                  + waitingFor
                  + " of concurrency group "
                  + run.path("concurrency_group").asString()));
    }
  }

  /** Prints lines above the region, which is drawn again by the next update. */
  public synchronized void print(List<String> lines) {
    if (!closed) {
      region.erase();
      lines.forEach(console::note);
    }
  }

  /** Returns the names of the orders that run. */
  public synchronized List<String> running() {
    return orders.values().stream()
        .filter(order -> OrderKind.of(order) == OrderKind.RUNNING)
        .map(order -> order.path("order_name").asString())
        .toList();
  }

  /** Erases the region. Later updates are not displayed. */
  public synchronized void close() {
    region.erase();
    console.err().flush();
    closed = true;
  }

  /** Returns what an order waits for and, for an approval, the command that gives it. */
  private String waitReason(JsonNode order) {
    String reason = WaitReason.of(order, Set.of());
    return OrderKind.of(order) == OrderKind.WAITING_FOR_APPROVAL
        ? reason + "; `exesys approve " + runId + " " + order.path("order_name").asString() + "`"
        : reason;
  }

  private boolean isDisplayed(OrderKind kind) {
    boolean starting = kind == OrderKind.RUNNING || kind == OrderKind.WAITING;
    return kind.isSettled()
        || kind == OrderKind.WAITING_FOR_APPROVAL
        || (starting && (json || !console.live()));
  }

  private static Instant timeOf(JsonNode order) {
    return Durations.instant(order, OrderKind.of(order).isSettled() ? "ended_at" : "started_at")
        .orElse(Instant.MAX);
  }

  private void changed(JsonNode order) {
    String name = order.path("order_name").asString();
    if (json) {
      console.json(
          Json.object()
              .put("order_num", order.path("order_num").asString())
              .put("order_name", name)
              .put("status", order.path("status").asString()));
      return;
    }
    OrderKind kind = OrderKind.of(order);
    String padded = kind.word() + " ".repeat(Math.max(0, 9 - kind.word().length()));
    String reason = kind.isWaiting() ? waitReason(order) : order.path("reason").asString("");
    String time = console.live() ? kind.mark() : CLOCK.format(clock.instant());
    console.note(
        time
            + "  "
            + kind.paint(padded, console.colours())
            + "  "
            + name
            + (kind.isSettled() ? Durations.ofOrder(order) : Optional.<Duration>empty())
                .map(t -> "  " + Durations.text(t))
                .orElse("")
            + (reason.isEmpty() ? "" : "  (" + reason + ")"));
  }
}
