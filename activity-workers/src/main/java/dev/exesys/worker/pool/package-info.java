/** Runs the orders of pools: polls for tasks, runs them in slots, and reports the host's state. */
@NullMarked
package dev.exesys.worker.pool;

import org.jspecify.annotations.NullMarked;
