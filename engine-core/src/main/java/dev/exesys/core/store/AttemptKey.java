package dev.exesys.core.store;

/**
 * Identifies one attempt of an order.
 *
 * @param attempt number of the attempt, from 1
 */
public record AttemptKey(OrderKey order, int attempt) {}
