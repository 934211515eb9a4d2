package dev.exesys.local.stepfunctions.history;

import dev.exesys.asl.ServiceLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Numbers the events of one execution and collects the new ones until {@link #take}. */
public final class History {
  /** The service's limit for the number of events in one history. */
  public static final long MAX_EVENTS = ServiceLimits.HISTORY_EVENTS;

  private List<HistoryEvent> added = new ArrayList<>();
  private long lastId;

  /** Thrown if only one more event fits and the event to add does not end the execution. */
  public static final class FullException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FullException() {
      super("The execution reached the maximum number of history events (" + MAX_EVENTS + ").");
    }
  }

  /**
   * Appends an event.
   *
   * @return the number of the event
   * @throws FullException if only an event that ends the execution fits
   */
  public long add(
      HistoryEventType type, long previousId, Instant at, @Nullable ObjectNode details) {
    if (lastId + 1 >= MAX_EVENTS && !type.isLast()) {
      throw new FullException();
    }
    lastId++;
    added.add(new HistoryEvent(lastId, previousId, at, type, details));
    return lastId;
  }

  /** Returns the number of the last event, 0 if there is none. */
  public long lastId() {
    return lastId;
  }

  /** Returns the events that were added since the last call, in order. */
  public List<HistoryEvent> take() {
    List<HistoryEvent> taken = added;
    added = new ArrayList<>();
    return taken;
  }
}
