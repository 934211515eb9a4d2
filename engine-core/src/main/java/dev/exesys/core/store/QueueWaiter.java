package dev.exesys.core.store;

/**
 * Who waits for a queue.
 *
 * @param claim its place
 * @param taskToken the newest token of its acquire state
 */
public record QueueWaiter(QueueClaim claim, String taskToken) {}
