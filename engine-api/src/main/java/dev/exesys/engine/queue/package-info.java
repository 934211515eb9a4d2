/** OrderQueues: first come, first served locks over all runs. */
@NullMarked
package dev.exesys.engine.queue;

import org.jspecify.annotations.NullMarked;
