package dev.exesys.worker.events;

import tools.jackson.databind.node.ObjectNode;

/**
 * An event that a command wrote to the events directory, before masking.
 *
 * @param type its {@code event_type}
 * @param status its {@code status}
 * @param data the other members of the file
 */
public record CommandEvent(String type, String status, ObjectNode data) {
  /** The type of events about files that are not valid events. */
  public static final String MALFORMED = "malformed_event";
}
