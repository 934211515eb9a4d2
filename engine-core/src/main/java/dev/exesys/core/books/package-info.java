/**
 * The books of the engine as ports: orders, runs, events, waits, queues, blobs, parameters; and
 * their records.
 */
@NullMarked
package dev.exesys.core.books;

import org.jspecify.annotations.NullMarked;
