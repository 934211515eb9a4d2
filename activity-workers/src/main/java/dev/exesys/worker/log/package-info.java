/** Stores the output of an order's commands in the internal bucket. */
@NullMarked
package dev.exesys.worker.log;

import org.jspecify.annotations.NullMarked;
