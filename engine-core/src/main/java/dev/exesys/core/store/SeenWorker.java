package dev.exesys.core.store;

import java.time.Instant;

/**
 * A process that runs orders of a pool.
 *
 * @param name unique in its pool
 * @param slots how many orders of the pool it runs at the same time
 * @param running how many orders it runs
 * @param startedAt when it started
 * @param seenAt when it last said so
 */
public record SeenWorker(
    String pool, String name, int slots, int running, Instant startedAt, Instant seenAt) {}
