/** Reads the event files that commands write. */
@NullMarked
package dev.exesys.worker.events;

import org.jspecify.annotations.NullMarked;
