package dev.exesys.core.contract;

import tools.jackson.databind.JsonNode;

/**
 * The event with which a schedule invokes every function once a day, so that Lambda keeps the
 * snapshots of the functions: {@code {"action": "warm"}}. Functions do nothing for it.
 */
public final class WarmUp {

  private WarmUp() {}

  /** Returns whether an event is the one of the schedule. */
  public static boolean isWarmUp(JsonNode event) {
    return event.path("action").asString("").equals("warm");
  }
}
