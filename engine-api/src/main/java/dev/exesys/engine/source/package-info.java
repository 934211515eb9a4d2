/** Checks out a run's source and stores it as an archive. */
@NullMarked
package dev.exesys.engine.source;

import org.jspecify.annotations.NullMarked;
