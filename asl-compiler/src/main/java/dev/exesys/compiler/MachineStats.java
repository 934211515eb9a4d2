package dev.exesys.compiler;

/**
 * What a state machine contains and what running it costs.
 *
 * @param orders the number of orders that run in it, without those of its child executions
 * @param states the number of states at all levels
 * @param transitions the number of states that an execution without failures and retries enters
 * @param waits the number of wait states
 * @param historyEvents the maximum number of history events of an execution without failures and
 *     retries
 */
public record MachineStats(
    int orders, int states, int transitions, int waits, long historyEvents) {}
