package dev.exesys.local.stepfunctions.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One event of an execution's history.
 *
 * @param id from 1, without gaps
 * @param previousId the event that led to this one; 0 for the first and for those that end an
 *     execution from outside
 * @param details under the member that the type names; {@code null} for types without details
 */
public record HistoryEvent(
    long id, long previousId, Instant at, HistoryEventType type, @Nullable ObjectNode details) {}
