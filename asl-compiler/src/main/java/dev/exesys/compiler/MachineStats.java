package dev.exesys.compiler;

/**
 * What a machine holds and costs.
 *
 * @param orders how many orders run in it, without those of its children
 * @param states how many states it has, at all levels
 * @param waits how many of them wait for orders
 * @param historyEvents the most history events an execution writes when nothing fails or is retried
 */
public record MachineStats(int orders, int states, int waits, long historyEvents) {}
