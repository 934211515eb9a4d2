/** Queues: first come, first served locks across all runs. */
@NullMarked
package dev.exesys.engine.queue;

import org.jspecify.annotations.NullMarked;
