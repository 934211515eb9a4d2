package dev.exesys.local.stepfunctions.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the table of state machines.
 *
 * @param revisionId the revision of the last update; null before the first
 * @param tags JSON array of {@code key} and {@code value}
 * @param settings JSON object with the logging, tracing and encryption configurations
 */
public record StateMachineRow(
    String arn,
    String name,
    String type,
    String definitionHash,
    String roleArn,
    @Nullable String revisionId,
    Instant createdAt,
    String tags,
    String settings) {}
