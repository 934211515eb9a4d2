package dev.exesys.worker;

import dev.exesys.worker.process.Deadline;
import dev.exesys.worker.process.Permit;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * The right to run an order.
 *
 * @param assignment what was claimed
 * @param started when the worker started
 * @param deadline when the order's time is over
 * @param stop completed with a reason if the order is to be stopped
 * @param turn of the order, held
 */
record Claim(
    Assignment assignment,
    Instant started,
    Deadline deadline,
    CompletableFuture<String> stop,
    Permit turn) {}
