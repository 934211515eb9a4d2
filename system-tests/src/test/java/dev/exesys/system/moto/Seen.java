package dev.exesys.system.moto;

import dev.exesys.core.store.EventItem;
import dev.exesys.system.e2e.FinishedRun;
import dev.exesys.system.e2e.StackUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What is the same of a run on any engine, as text, so that two of them can be read side by side.
 *
 * @param end the done object, and the status of each order
 * @param events type, status and what the data says of exit and cause, of each order and of the
 *     job, in their order
 * @param starts {@code x < y} where y depends on x and began when x was over
 * @param executions of the run, without the run's id, with their status
 */
record Seen(String end, String events, String starts, String executions) {

  static Seen of(FinishedRun run, StackUnderTest engine) {
    Map<String, List<String>> events = new TreeMap<>();
    for (EventItem event : run.events()) {
      events.computeIfAbsent(event.orderName(), order -> new ArrayList<>()).add(line(event));
    }
    return new Seen(
        run.done() + " " + run.statuses(),
        events.toString(),
        starts(run).toString(),
        Executions.of(run, engine).toString());
  }

  /** Of every order that ran, whether it began after those that it depends on. */
  private static TreeSet<String> starts(FinishedRun run) {
    Map<String, String> begun = new TreeMap<>();
    Map<String, String> over = new TreeMap<>();
    for (EventItem event : run.events()) {
      if (event.eventType().equals("running")) {
        begun.put(event.orderName(), event.epoch());
      }
      over.put(event.orderName(), event.epoch());
    }
    TreeSet<String> starts = new TreeSet<>();
    for (JsonNode order : run.view().path("orders")) {
      String name = order.path("order_name").asString();
      for (JsonNode dependency : order.path("dependencies")) {
        String end = over.getOrDefault(dependency.asString(), "");
        boolean after = begun.getOrDefault(name, "").compareTo(end) > 0;
        starts.add(dependency.asString() + (after ? " < " : " ? ") + name);
      }
    }
    return starts;
  }

  /** Only how it ended. */
  Seen onlyItsEnd() {
    return new Seen(end, "", "", executions);
  }

  /** With one text instead of another wherever that stands. */
  Seen with(String one, String other) {
    return new Seen(
        end.replace(one, other),
        events.replace(one, other),
        starts,
        executions.replace(one, other));
  }

  private static String line(EventItem event) {
    StringBuilder line = new StringBuilder(event.eventType() + " " + event.status());
    for (String field : List.of("exit_code", "blocked_by", "reason")) {
      if (event.data().hasNonNull(field)) {
        line.append(' ').append(field).append('=').append(event.data().path(field).asString());
      }
    }
    return line.toString();
  }
}
