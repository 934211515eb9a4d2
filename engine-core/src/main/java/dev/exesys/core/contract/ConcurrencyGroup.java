package dev.exesys.core.contract;

/**
 * Names the group of runs that a run belongs to. Runs of one group run one after the other, in the
 * order in which they were accepted, across all jobs of a deployment.
 *
 * @param name name of the group
 * @param cancelInProgress whether the run cancels the older runs of its group
 */
public record ConcurrencyGroup(String name, boolean cancelInProgress) {}
