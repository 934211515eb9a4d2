package dev.exesys.cli;

import dev.exesys.cli.archive.EventJson;
import dev.exesys.cli.console.Console;
import dev.exesys.core.contract.EventType;
import dev.exesys.core.store.Epoch;
import dev.exesys.core.store.EventItem;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Prints events, each as a line of text or as a JSON object. */
record EventPrinter(Console console, boolean json) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());
  private static final Set<String> TERMINAL_EVENTS =
      Set.of(
          EventType.SUCCEEDED,
          EventType.FAILED,
          EventType.TIMED_OUT,
          EventType.BLOCKED,
          EventType.SKIPPED);

  /**
   * Prints events.
   *
   * @return whether the terminal event of the order, or of the run if {@code order} is null, is
   *     among them
   */
  boolean print(List<EventItem> events, @Nullable String order) {
    boolean ended = false;
    boolean wholeJob = order == null || order.equals(EventType.JOB);
    for (EventItem event : events) {
      console.line(json ? EventJson.write(event).toString() : asLine(event));
      ended |=
          wholeJob
              ? event.eventType().equals(EventType.JOB_COMPLETED)
              : TERMINAL_EVENTS.contains(event.eventType());
    }
    return ended;
  }

  private static String asLine(EventItem event) {
    String data = event.data().isEmpty() ? "" : "  " + event.data();
    return TIME.format(Epoch.parse(event.epoch()))
        + "  "
        + event.orderName()
        + "  "
        + event.eventType()
        + (event.status().equals(event.eventType()) ? "" : "  " + event.status())
        + data;
  }
}
