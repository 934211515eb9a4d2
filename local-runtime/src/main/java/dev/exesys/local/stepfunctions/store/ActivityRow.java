package dev.exesys.local.stepfunctions.store;

import java.time.Instant;

/**
 * A row of the table of activities.
 *
 * @param tags the JSON list of {@code key} and {@code value}
 * @param encryption the JSON text of its encryption configuration
 */
public record ActivityRow(
    String arn, String name, Instant createdAt, String tags, String encryption) {}
