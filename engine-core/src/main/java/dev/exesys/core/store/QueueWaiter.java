package dev.exesys.core.store;

/**
 * Describes an order that waits for a queue.
 *
 * @param claim its place
 * @param taskToken task token of the newest attempt of its acquire state
 */
public record QueueWaiter(QueueClaim claim, String taskToken) {}
