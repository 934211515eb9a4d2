/** Reads the outputs that an order's commands write, and those of other orders that it receives. */
@NullMarked
package dev.exesys.worker.outputs;

import org.jspecify.annotations.NullMarked;
