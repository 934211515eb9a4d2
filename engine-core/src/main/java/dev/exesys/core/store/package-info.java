/**
 * The books of the engine as ports: orders, runs, events, waits, queues, blobs, parameters; and
 * their records.
 */
@NullMarked
package dev.exesys.core.store;

import org.jspecify.annotations.NullMarked;
