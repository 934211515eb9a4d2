/**
 * The order graph with numbered vertices: topological order, reachability, transitive reduction.
 */
@NullMarked
package dev.exesys.compiler.graph;

import org.jspecify.annotations.NullMarked;
