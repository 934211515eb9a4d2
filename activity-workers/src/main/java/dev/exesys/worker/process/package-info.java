/** Starts commands, waits for them, and ends every process that they have started. */
@NullMarked
package dev.exesys.worker.process;

import org.jspecify.annotations.NullMarked;
