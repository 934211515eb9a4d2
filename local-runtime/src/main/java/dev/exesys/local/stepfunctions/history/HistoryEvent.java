package dev.exesys.local.stepfunctions.history;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One event of an execution's history.
 *
 * @param id from 1, without gaps
 * @param previousId the event that led to this one; 0 for the first event and for the events of a
 *     stop or a timeout of the execution
 * @param details the content of the member {@link HistoryEventType#detailsMember}; {@code null} for
 *     types without details
 */
public record HistoryEvent(
    long id, long previousId, Instant at, HistoryEventType type, @Nullable ObjectNode details) {}
