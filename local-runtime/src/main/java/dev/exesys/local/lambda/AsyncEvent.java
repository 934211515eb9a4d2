package dev.exesys.local.lambda;

/**
 * The stored event of an asynchronous invocation.
 *
 * @param payload the event as JSON
 * @param attempt the number of failed attempts
 * @param notBefore the earliest time of the next attempt, in milliseconds since the epoch
 */
record AsyncEvent(String id, String function, String payload, int attempt, long notBefore) {}
