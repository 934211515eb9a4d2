package dev.exesys.local.stepfunctions.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Numbers the events of one execution, and collects the new ones until they are taken. */
public final class History {
  /** The service's limit: the event with this number is the last, whatever it is. */
  public static final long LARGEST = 25_000;

  private List<HistoryEvent> fresh = new ArrayList<>();
  private long lastId;

  /** There is room for one more event only, and this is not one that ends an execution. */
  public static final class FullException extends RuntimeException {
    private static final long serialVersionUID = 1;

    FullException() {
      super("The execution reached the maximum number of history events (" + LARGEST + ").");
    }
  }

  /**
   * Adds an event.
   *
   * @return its number
   * @throws FullException if only an event that ends the execution has room
   */
  public long add(
      HistoryEventType type, long previousId, Instant at, @Nullable ObjectNode details) {
    if (lastId + 1 >= LARGEST && !type.isLast()) {
      throw new FullException();
    }
    lastId++;
    fresh.add(new HistoryEvent(lastId, previousId, at, type, details));
    return lastId;
  }

  /** The number of the last event, 0 before the first. */
  public long lastId() {
    return lastId;
  }

  /** The events since the last call, in order. */
  public List<HistoryEvent> take() {
    List<HistoryEvent> taken = fresh;
    fresh = new ArrayList<>();
    return taken;
  }
}
