package dev.exesys.local.lambda;

/**
 * An event that is to be handled, as it stands in the database.
 *
 * @param attempt how often it has failed
 * @param notBefore milliseconds since the epoch
 */
record QueuedEvent(String id, String function, String payload, int attempt, long notBefore) {}
