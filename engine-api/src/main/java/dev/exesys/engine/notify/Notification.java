package dev.exesys.engine.notify;

import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/**
 * A notification about a run. Its content has no secrets; a JSON Schema for each type is in the
 * resources.
 *
 * @param id unique in the run; equal for repeated notifications of the same fact
 * @param type type of the fact
 * @param runId id of the run
 * @param at when the fact was recorded
 * @param detail the content
 */
public record Notification(String id, Type type, String runId, Instant at, ObjectNode detail) {

  /** The source of all notifications. */
  public static final String SOURCE = "exesys";

  /** The types of notifications. */
  public enum Type {
    RUN_STARTED("Run Started"),
    RUN_FINISHED("Run Finished"),
    ORDER_FINISHED("Order Finished"),
    APPROVAL_NEEDED("Approval Needed");

    private final String detailType;

    Type(String detailType) {
      this.detailType = detailType;
    }

    /** Returns the name that receivers see, an EventBridge detail type. */
    public String detailType() {
      return detailType;
    }

    /** Returns the name of the type's JSON Schema. */
    public String schemaName() {
      return detailType.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
  }
}
