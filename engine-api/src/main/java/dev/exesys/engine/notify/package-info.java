/** Notifications of runs to other systems: what is sent, to whom, and until it is delivered. */
@NullMarked
package dev.exesys.engine.notify;

import org.jspecify.annotations.NullMarked;
