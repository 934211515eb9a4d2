package dev.exesys.worker.events;

import java.util.Set;

/**
 * Replaces the type of a command's event if only the engine may write events of that type. A
 * command that requests one of them could otherwise pretend that an order has ended.
 * docs/REFERENCE.md lists them.
 */
final class ReservedEventTypes {
  /** The type that such an event gets instead. */
  static final String REPLACEMENT = "order_event";

  /** The member of the data that contains the requested type. */
  static final String REQUESTED = "requested_type";

  private static final Set<String> TYPES =
      Set.of(
          "queued",
          "waiting",
          "waiting_for_approval",
          "approved",
          "dispatched",
          "running",
          "retrying",
          "succeeded",
          "failed",
          "timed_out",
          "blocked",
          "rejected",
          "skipped",
          "carried_over",
          "instance_ended",
          "job_started",
          "job_completed");

  private ReservedEventTypes() {}

  /** Returns the event, with another type if its type is reserved. */
  static CommandEvent replace(CommandEvent event) {
    if (!TYPES.contains(event.type())) {
      return event;
    }
    return new CommandEvent(
        REPLACEMENT, event.status(), event.data().deepCopy().put(REQUESTED, event.type()));
  }
}
