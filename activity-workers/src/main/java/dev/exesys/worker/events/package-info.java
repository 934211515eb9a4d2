/** Files that commands drop, on their way to the order's events. */
@NullMarked
package dev.exesys.worker.events;

import org.jspecify.annotations.NullMarked;
