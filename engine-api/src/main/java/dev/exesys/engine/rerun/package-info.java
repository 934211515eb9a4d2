/** Reruns of finished runs: by request, and by redriving their executions. */
@NullMarked
package dev.exesys.engine.rerun;

import org.jspecify.annotations.NullMarked;
