/** Runs as a whole: looking, cancelling, finishing. */
@NullMarked
package dev.exesys.engine.runs;

import org.jspecify.annotations.NullMarked;
