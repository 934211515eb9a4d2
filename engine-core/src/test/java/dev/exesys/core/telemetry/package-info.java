/** Tests log lines and metrics. */
@NullMarked
package dev.exesys.core.telemetry;

import org.jspecify.annotations.NullMarked;
