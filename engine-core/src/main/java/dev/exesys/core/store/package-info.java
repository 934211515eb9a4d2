/**
 * Defines the stores of the engine as ports, with their records: orders, runs, events, waits,
 * queues, objects and parameters.
 */
@NullMarked
package dev.exesys.core.store;

import org.jspecify.annotations.NullMarked;
