/** Runs: shown, cancelled, reconciled and finished. */
@NullMarked
package dev.exesys.engine.runs;

import org.jspecify.annotations.NullMarked;
