/** Settling orders: what an outcome means, and the one place that records it. */
@NullMarked
package dev.exesys.engine.settle;

import org.jspecify.annotations.NullMarked;
