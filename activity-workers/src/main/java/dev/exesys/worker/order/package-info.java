/** Prepares the folders and the environment of an order's commands. */
@NullMarked
package dev.exesys.worker.order;

import org.jspecify.annotations.NullMarked;
