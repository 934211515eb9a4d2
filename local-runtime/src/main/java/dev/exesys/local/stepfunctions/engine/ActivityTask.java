package dev.exesys.local.stepfunctions.engine;

import java.time.Instant;

/**
 * A task of an activity that waits for a worker.
 *
 * @param input JSON text
 * @param scheduledAt its place in the queue; equal times are ordered by execution and task
 */
public record ActivityTask(
    long execution, long task, Instant scheduledAt, String token, String input) {}
