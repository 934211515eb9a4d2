package dev.exesys.core.books;

import java.time.Instant;

/**
 * Who holds a queue.
 *
 * @param order the order
 * @param orderName its name
 * @param fencing grows with every holder, so that a late action of an earlier one can be told
 * @param leaseUntil after which the holder may be taken for dead unless its execution is still
 *     under way
 */
public record QueueHolder(OrderKey order, String orderName, long fencing, Instant leaseUntil) {}
