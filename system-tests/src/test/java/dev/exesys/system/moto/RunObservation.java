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
 * The properties of a run that must be equal on all engines, as text for comparison.
 *
 * @param end the done object and the status of each order
 * @param events type, status, exit code and cause of each order's and of the job's events, in order
 * @param starts {@code x < y} if y depends on x and started after x had settled
 * @param executions the executions of the run without the run id, with their status
 */
record RunObservation(String end, String events, String starts, String executions) {

  static RunObservation of(FinishedRun run, StackUnderTest engine) {
    Map<String, List<String>> events = new TreeMap<>();
    for (EventItem event : run.events()) {
      events.computeIfAbsent(event.orderName(), order -> new ArrayList<>()).add(line(event));
    }
    return new RunObservation(
        run.done() + " " + run.statuses(),
        events.toString(),
        starts(run).toString(),
        Executions.of(run, engine).toString());
  }

  /** Returns for each order that ran whether it started after its dependencies. */
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

  /** Returns only the outcome. */
  RunObservation onlyItsEnd() {
    return new RunObservation(end, "", "", executions);
  }

  /** Replaces a text in all components. */
  RunObservation with(String one, String other) {
    return new RunObservation(
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
