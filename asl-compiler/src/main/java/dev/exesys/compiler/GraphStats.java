package dev.exesys.compiler;

/**
 * About a job's graph.
 *
 * @param orders how many orders
 * @param edges how many dependencies
 * @param reducedEdges how many of them say something that no others say
 */
public record GraphStats(int orders, int edges, int reducedEdges) {}
