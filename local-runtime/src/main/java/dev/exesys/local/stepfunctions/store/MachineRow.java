package dev.exesys.local.stepfunctions.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A state machine.
 *
 * @param revisionId set by an update
 * @param tags JSON list of {@code key} and {@code value}
 * @param settings JSON object: logging, tracing and encryption as they were given
 */
public record MachineRow(
    String arn,
    String name,
    String type,
    String definitionHash,
    String roleArn,
    @Nullable String revisionId,
    Instant createdAt,
    String tags,
    String settings) {}
