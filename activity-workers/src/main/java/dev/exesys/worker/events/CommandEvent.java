package dev.exesys.worker.events;

import tools.jackson.databind.node.ObjectNode;

/**
 * An event that a command asked for, not masked yet.
 *
 * @param type its {@code event_type}
 * @param status its {@code status}
 * @param data everything else of the file
 */
public record CommandEvent(String type, String status, ObjectNode data) {
  /** The type of events about files that are no events. */
  public static final String MALFORMED = "malformed_event";
}
