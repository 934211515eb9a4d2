/** An order's secret environment: collected, sealed, deleted at the end. */
@NullMarked
package dev.exesys.engine.bundle;

import org.jspecify.annotations.NullMarked;
