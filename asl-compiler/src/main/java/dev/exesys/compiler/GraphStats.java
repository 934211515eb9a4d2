package dev.exesys.compiler;

/**
 * Statistics of the order graph of a job.
 *
 * @param orders the number of orders
 * @param edges the number of dependencies
 * @param reducedEdges the number of dependencies after transitive reduction
 */
public record GraphStats(int orders, int edges, int reducedEdges) {}
