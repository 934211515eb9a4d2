/** Where workers are started and stopped, as a port. */
@NullMarked
package dev.exesys.engine.workers;

import org.jspecify.annotations.NullMarked;
