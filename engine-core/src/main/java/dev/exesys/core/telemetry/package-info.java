/** Structured log lines and metrics of functions and workers. */
@NullMarked
package dev.exesys.core.telemetry;

import org.jspecify.annotations.NullMarked;
