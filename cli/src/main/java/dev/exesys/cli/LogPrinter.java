package dev.exesys.cli;

import dev.exesys.cli.archive.RunReader;
import dev.exesys.cli.console.Console;
import dev.exesys.cli.console.OrderKind;
import dev.exesys.cli.console.ProgressDisplay;
import dev.exesys.core.store.OrderKey;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Prints the lines of all orders' logs while they are written, each with its order's name. */
final class LogPrinter {
  private static final int[] COLOURS = {36, 35, 34, 33, 32, 96, 95, 94};

  private final RunReader run;
  private final ProgressDisplay progress;
  private final Console console;
  private final boolean enabled;
  private final Map<String, OrderOutput> outputs = new LinkedHashMap<>();

  /** The part of an order's log that has been read. */
  private static final class OrderOutput {
    private final LogReader reader;
    private final String prefix;
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private boolean ended;

    private OrderOutput(LogReader reader, String prefix) {
      this.reader = reader;
      this.prefix = prefix;
    }
  }

  LogPrinter(RunReader run, ProgressDisplay progress, Console console, boolean enabled) {
    this.run = run;
    this.progress = progress;
    this.console = console;
    this.enabled = enabled;
  }

  /** Prints the new lines of the orders of a page, before the page itself is displayed. */
  void update(JsonNode page) {
    if (!enabled) {
      return;
    }
    for (JsonNode order : page.path("orders")) {
      OrderKind kind = OrderKind.of(order);
      boolean hasLog = kind == OrderKind.RUNNING || order.has("log");
      if (hasLog) {
        OrderOutput output =
            outputs.computeIfAbsent(
                order.path("order_name").asString(), name -> outputOf(order, name));
        print(output, kind.isSettled());
      }
    }
  }

  private OrderOutput outputOf(JsonNode order, String name) {
    OrderKey key = new OrderKey(run.runId(), order.path("order_num").asString());
    int colour = COLOURS[Math.floorMod(name.hashCode(), COLOURS.length)];
    String prefix =
        console.colours() ? "\u001b[" + colour + "m" + name + " |\u001b[0m " : name + " | ";
    return new OrderOutput(new LogReader(run.internal(), key), prefix);
  }

  private void print(OrderOutput output, boolean settled) {
    if (output.ended) {
      return;
    }
    output.ended = settled;
    output.reader.copyUnseen(new PrintStream(output.unfinished, true, StandardCharsets.UTF_8));
    String text = output.unfinished.toString(StandardCharsets.UTF_8);
    int end = settled ? text.length() : text.lastIndexOf('\n') + 1;
    List<String> lines = new ArrayList<>();
    text.substring(0, end).lines().forEach(line -> lines.add(output.prefix + line));
    output.unfinished.reset();
    output.unfinished.writeBytes(text.substring(end).getBytes(StandardCharsets.UTF_8));
    if (!lines.isEmpty()) {
      progress.print(lines);
    }
  }
}
